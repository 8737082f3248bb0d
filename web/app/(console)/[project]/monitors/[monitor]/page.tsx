import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { requireFromApi } from '../../../../../api-server';
import { MONITOR_ID } from '../../../../../features/monitors/monitor-id';
import { MonitorPage } from '../../../../../features/monitors/monitor-page';
import { readTranslate } from '../../../../../i18n/read-locale';

type Params = Promise<{ project: string; monitor: string }>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('monitors.one') };
}

export default async function Page(props: { params: Params }) {
  const { project, monitor } = await props.params;
  if (!MONITOR_ID.test(monitor)) notFound();
  const initial = await requireFromApi('getMonitor', { params: { project, monitor } });
  return (
    <Suspense>
      <MonitorPage project={project} initial={initial} />
    </Suspense>
  );
}
