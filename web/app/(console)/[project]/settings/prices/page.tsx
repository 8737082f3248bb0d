import type { Metadata } from 'next';
import { Suspense } from 'react';
import { PricesSettings } from '../../../../../features/prices/prices-settings';
import { readTranslate } from '../../../../../i18n/read-locale';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('settings.tab.prices') };
}

export default async function Page(props: { params: Promise<{ project: string }> }) {
  const { project } = await props.params;
  return (
    <Suspense>
      <PricesSettings project={project} />
    </Suspense>
  );
}
