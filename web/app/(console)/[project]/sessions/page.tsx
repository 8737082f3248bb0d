import type { Metadata } from 'next';
import { Suspense } from 'react';
import { SessionsPage } from '../../../../features/conversations/sessions-page';
import { readTranslate } from '../../../../i18n/read-locale';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('traces.tab.sessions') };
}

export default async function Page(props: { params: Promise<{ project: string }> }) {
  const { project } = await props.params;
  return (
    <Suspense>
      <SessionsPage project={project} />
    </Suspense>
  );
}
