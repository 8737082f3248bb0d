import type { Metadata } from 'next';
import { Suspense } from 'react';
import { PrivacySettings } from '../../../../../features/privacy/privacy-settings';
import { readTranslate } from '../../../../../i18n/read-locale';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('settings.tab.privacy') };
}

export default async function Page(props: { params: Promise<{ project: string }> }) {
  const { project } = await props.params;
  return (
    <Suspense>
      <PrivacySettings project={project} />
    </Suspense>
  );
}
