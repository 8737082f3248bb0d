import type { Metadata } from 'next';
import { Suspense } from 'react';
import { MonitorsPage } from '../../../../features/monitors/monitors-page';
import { ResponseTabs } from '../../../../features/response/response-tabs';
import { readTranslate } from '../../../../i18n/read-locale';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('monitors.title') };
}

export default async function Page(props: { params: Promise<{ project: string }> }) {
  const { project } = await props.params;
  return (
    <Suspense>
      <ResponseTabs project={project} />
      <MonitorsPage project={project} />
    </Suspense>
  );
}
