import type { Metadata } from 'next';
import { Suspense } from 'react';
import { DatasetsPage } from '../../../../features/datasets/datasets-page';
import { LabTabs } from '../../../../features/lab/lab-tabs';
import { readTranslate } from '../../../../i18n/read-locale';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('datasets.title') };
}

export default async function Page(props: { params: Promise<{ project: string }> }) {
  const { project } = await props.params;
  return (
    <Suspense>
      <LabTabs project={project} />
      <DatasetsPage project={project} />
    </Suspense>
  );
}
