import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ErasureSettings } from '../../../../../features/erasures/erasure-settings';
import { readTranslate } from '../../../../../i18n/read-locale';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('settings.tab.erasure') };
}

export default async function Page(props: { params: Promise<{ project: string }> }) {
  const { project } = await props.params;
  return (
    <Suspense>
      <ErasureSettings project={project} />
    </Suspense>
  );
}
