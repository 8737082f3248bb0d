import type { Metadata } from 'next';
import { Suspense } from 'react';
import { DriftSettingsPage } from '../../../../../features/drift-settings/drift-settings-page';
import { readTranslate } from '../../../../../i18n/read-locale';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('settings.tab.drift') };
}

export default async function Page(props: { params: Promise<{ project: string }> }) {
  const { project } = await props.params;
  return (
    <Suspense>
      <DriftSettingsPage project={project} />
    </Suspense>
  );
}
