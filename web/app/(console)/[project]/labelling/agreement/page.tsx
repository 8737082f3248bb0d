import type { Metadata } from 'next';
import { Suspense } from 'react';
import { AgreementPage } from '../../../../../features/labelling/agreement-page';
import { LabTabs } from '../../../../../features/lab/lab-tabs';
import { LabellingTabs } from '../../../../../features/labelling/labelling-tabs';
import { readTranslate } from '../../../../../i18n/read-locale';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('labelling.tab.agreement') };
}

export default async function Page(props: { params: Promise<{ project: string }> }) {
  const { project } = await props.params;
  return (
    <Suspense>
      <LabTabs project={project} />
      <LabellingTabs project={project} />
      <AgreementPage project={project} />
    </Suspense>
  );
}
