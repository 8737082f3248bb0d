import type { Metadata } from 'next';
import { Suspense } from 'react';
import { DataHealthPage } from '../../../../features/data-health/data-health-page';
import { readTranslate } from '../../../../i18n/read-locale';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('shell.health') };
}

export default async function Page(props: { params: Promise<{ project: string }> }) {
  const { project } = await props.params;
  return (
    <Suspense>
      <DataHealthPage project={project} />
    </Suspense>
  );
}
