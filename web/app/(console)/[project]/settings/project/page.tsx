import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ProjectSettings } from '../../../../../features/projects/project-settings';
import { readTranslate } from '../../../../../i18n/read-locale';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('settings.tab.project') };
}

export default async function Page(props: { params: Promise<{ project: string }> }) {
  const { project } = await props.params;
  return (
    <Suspense>
      <ProjectSettings project={project} />
    </Suspense>
  );
}
