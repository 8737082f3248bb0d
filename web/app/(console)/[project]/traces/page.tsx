import type { Metadata } from 'next';
import { Suspense } from 'react';
import { TracesPage } from '../../../../features/traces/traces-page';
import { readTranslate } from '../../../../i18n/read-locale';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('shell.traces') };
}

export default async function Page(props: { params: Promise<{ project: string }> }) {
  const { project } = await props.params;
  return (
    <Suspense>
      <TracesPage project={project} />
    </Suspense>
  );
}
