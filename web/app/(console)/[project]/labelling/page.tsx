import type { Metadata } from 'next';
import { Suspense } from 'react';
import { LabTabs } from '../../../../features/lab/lab-tabs';
import { LabelDesk } from '../../../../features/labelling/label-desk';
import { LabellingTabs } from '../../../../features/labelling/labelling-tabs';
import { readTranslate } from '../../../../i18n/read-locale';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('labelling.title') };
}

export default async function Page(props: { params: Promise<{ project: string }> }) {
  const { project } = await props.params;
  return (
    <Suspense>
      <LabTabs project={project} />
      <LabellingTabs project={project} />
      <LabelDesk project={project} />
    </Suspense>
  );
}
