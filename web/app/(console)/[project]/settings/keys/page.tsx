import type { Metadata } from 'next';
import { Suspense } from 'react';
import { KeysSettings } from '../../../../../features/keys/keys-settings';
import { readTranslate } from '../../../../../i18n/read-locale';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('settings.tab.keys') };
}

export default async function Page(props: { params: Promise<{ project: string }> }) {
  const { project } = await props.params;
  return (
    <Suspense>
      <KeysSettings project={project} />
    </Suspense>
  );
}
