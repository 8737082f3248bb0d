import type { Metadata } from 'next';
import { Suspense } from 'react';
import { WebhooksSettings } from '../../../../../features/webhooks/webhooks-settings';
import { readTranslate } from '../../../../../i18n/read-locale';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('settings.tab.webhooks') };
}

export default async function Page(props: { params: Promise<{ project: string }> }) {
  const { project } = await props.params;
  return (
    <Suspense>
      <WebhooksSettings project={project} />
    </Suspense>
  );
}
