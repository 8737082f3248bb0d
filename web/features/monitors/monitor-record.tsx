'use client';

import type { MonitorDetail } from '@almenara/contract';
import Link from 'next/link';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { Section } from '../../ui/section/section';
import { TrackRecord } from './track-record';

/** Whether its alarms were right, and which incidents they were. */
export function MonitorRecord(props: { project: string; monitor: MonitorDetail }) {
  const t = useTranslate();
  const format = useFormat();
  const { incidents = [] } = props.monitor;
  return (
    <Section title={t('monitors.record')}>
      <div className="panel flex flex-col gap-3">
        <dl className="flex flex-wrap gap-x-6 gap-y-2 text-data">
          <TrackRecord monitor={props.monitor} />
        </dl>
        <p className="text-meta text-ink-2">{t('monitors.precision.text')}</p>
        {incidents.length === 0 ? (
          <p className="text-data text-ink-2">{t('monitors.record.none')}</p>
        ) : (
          <ul className="flex flex-col divide-y divide-line" data-incidents={incidents.length}>
            {incidents.map(({ key, resolution, openedAt }) => (
              <li key={key} className="flex flex-wrap items-baseline gap-x-3 py-1 text-data">
                <Link
                  href={`/${props.project}/incidents/${key}`}
                  className="inline-flex min-h-6 items-center font-mono text-accent hover:underline"
                >
                  {key}
                </Link>
                <span>{t(`monitors.overlapped.${resolution ?? 'open'}`)}</span>
                <time className="text-ink-2" title={format.exact(openedAt)}>
                  {format.dateTime(openedAt)}
                </time>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}
