import type { Metadata } from 'next';
import { Suspense } from 'react';
import { requireFromApi } from '../../../../../api-server';
import { TracePage } from '../../../../../features/trace/trace-page';
import { readTranslate } from '../../../../../i18n/read-locale';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('trace.title') };
}

export default async function Page(props: { params: Promise<{ project: string; traceId: string }> }) {
  const { project, traceId } = await props.params;
  const params = { project, traceId: decodeURIComponent(traceId) };
  const detail = await requireFromApi('getTrace', { params, query: { content: 'none' } });
  return (
    <Suspense>
      <TracePage project={project} traceId={params.traceId} initial={detail} />
    </Suspense>
  );
}
