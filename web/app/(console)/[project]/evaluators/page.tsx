import type { Metadata } from 'next';
import { Suspense } from 'react';
import { EvaluatorsPage } from '../../../../features/evaluators/evaluators-page';
import { LabTabs } from '../../../../features/lab/lab-tabs';
import { readTranslate } from '../../../../i18n/read-locale';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('evaluators.title') };
}

export default async function Page(props: { params: Promise<{ project: string }> }) {
  const { project } = await props.params;
  return (
    <Suspense>
      <LabTabs project={project} />
      <EvaluatorsPage project={project} />
    </Suspense>
  );
}
