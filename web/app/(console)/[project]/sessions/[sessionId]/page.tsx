import type { Metadata } from 'next';
import { Suspense } from 'react';
import { requireFromApi } from '../../../../../api-server';
import { SessionPage } from '../../../../../features/conversations/session-page';
import { readTranslate } from '../../../../../i18n/read-locale';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('dimension.session') };
}

export default async function Page(props: { params: Promise<{ project: string; sessionId: string }> }) {
  const { project, sessionId } = await props.params;
  const params = { project, sessionId: decodeURIComponent(sessionId) };
  const initial = await requireFromApi('getConversation', { params });
  return (
    <Suspense>
      <SessionPage project={project} sessionId={params.sessionId} initial={initial} />
    </Suspense>
  );
}
