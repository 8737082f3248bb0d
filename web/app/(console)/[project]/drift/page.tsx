import type { Metadata } from 'next';
import { Suspense } from 'react';
import { DriftPage } from '../../../../features/drift/drift-page';
import { readTranslate } from '../../../../i18n/read-locale';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('shell.drift') };
}

export default async function Page(props: { params: Promise<{ project: string }> }) {
  const { project } = await props.params;
  return (
    <Suspense>
      <DriftPage project={project} />
    </Suspense>
  );
}
