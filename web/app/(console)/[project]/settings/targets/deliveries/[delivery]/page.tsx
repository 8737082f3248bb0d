import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { DeliveryPage } from '../../../../../../../features/deliveries/delivery-page';
import { readTranslate } from '../../../../../../../i18n/read-locale';

const ID = /^msg_[\w-]{1,96}$/;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('deliveries.one') };
}

export default async function Page(props: { params: Promise<{ project: string; delivery: string }> }) {
  const { project, delivery } = await props.params;
  if (!ID.test(delivery)) notFound();
  return (
    <Suspense>
      <DeliveryPage project={project} delivery={delivery} />
    </Suspense>
  );
}
