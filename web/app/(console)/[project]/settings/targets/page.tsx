import type { Metadata } from 'next';
import { Suspense } from 'react';
import { TargetsSettings } from '../../../../../features/targets/targets-settings';
import { readTranslate } from '../../../../../i18n/read-locale';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('settings.tab.targets') };
}

export default async function Page(props: { params: Promise<{ project: string }> }) {
  const { project } = await props.params;
  return (
    <Suspense>
      <TargetsSettings project={project} />
    </Suspense>
  );
}
