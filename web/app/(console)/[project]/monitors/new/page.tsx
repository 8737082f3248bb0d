import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { requireFromApi } from '../../../../../api-server';
import { MonitorEditor } from '../../../../../features/monitors/monitor-editor';
import { MONITOR_ID } from '../../../../../features/monitors/monitor-id';
import { readTranslate } from '../../../../../i18n/read-locale';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('monitors.new') };
}

/** Of another one with `from`. */
export default async function Page(props: {
  params: Promise<{ project: string }>;
  searchParams: Promise<{ from?: string | string[] }>;
}) {
  const [{ project }, { from }] = await Promise.all([props.params, props.searchParams]);
  if (from !== undefined && (Array.isArray(from) || !MONITOR_ID.test(from))) notFound();
  const copied =
    from === undefined
      ? undefined
      : await requireFromApi('getMonitor', { params: { project, monitor: from } });
  return (
    <Suspense>
      <MonitorEditor project={project} {...(copied ? { copied } : {})} />
    </Suspense>
  );
}
