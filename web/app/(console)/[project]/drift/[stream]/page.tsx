import type { Metadata } from 'next';
import { Suspense } from 'react';
import { streamName } from '../../../../../features/drift/stream-name';
import { StreamPage } from '../../../../../features/drift/stream-page';
import { readTranslate } from '../../../../../i18n/read-locale';

type Params = Promise<{ project: string; stream: string }>;

export async function generateMetadata(props: { params: Params }): Promise<Metadata> {
  const [{ stream }, t] = await Promise.all([props.params, readTranslate()]);
  return { title: streamName(decodeURIComponent(stream), t) };
}

export default async function Page(props: { params: Params }) {
  const { project, stream } = await props.params;
  return (
    <Suspense>
      <StreamPage project={project} stream={decodeURIComponent(stream)} />
    </Suspense>
  );
}
