import type { Metadata } from 'next';
import { Suspense } from 'react';
import { DeliveriesPage } from '../../../../../../features/deliveries/deliveries-page';
import { readTranslate } from '../../../../../../i18n/read-locale';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('deliveries.title') };
}

export default async function Page(props: { params: Promise<{ project: string }> }) {
  const { project } = await props.params;
  return (
    <Suspense>
      <DeliveriesPage project={project} />
    </Suspense>
  );
}
