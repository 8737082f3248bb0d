'use client';

import type { MonitorEvidence } from '@almenara/contract';
import Link from 'next/link';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { Section } from '../../ui/section/section';
import { Table } from '../../ui/table/table';
import { MonitorFigure } from '../monitors/monitor-figure';
import { monitorAddress } from '../monitors/monitor-name';

const SHOWN = 24;

/** What a monitor saw up to its alarm, the newest first. */
export function MonitorWindows(props: { project: string; monitor: MonitorEvidence }) {
  const t = useTranslate();
  const format = useFormat();
  const { id, name, version, unit, windows } = props.monitor;
  const shown = windows.slice(-SHOWN).toReversed();
  return (
    <Section
      title={t('monitors.windows')}
      text={t('monitors.windows.text', { name, version })}
      action={
        <Link href={monitorAddress(props.project, id)} className="control">
          {t('monitors.open')}
        </Link>
      }
    >
      <div className="panel" data-monitor-windows={shown.length}>
        <Table label={t('monitors.windows')}>
          <thead>
            <tr>
              <th scope="col">{t('monitors.windows.at')}</th>
              <th scope="col">{t('monitors.windows.value')}</th>
              <th scope="col">{t('monitors.windows.said')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((window) => (
              <tr key={window.at}>
                <th scope="row">{format.dateTime(window.at)}</th>
                <td>
                  <MonitorFigure window={window} unit={unit} />
                </td>
                <td>{t(`monitors.outcome.${window.outcome}`)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </Section>
  );
}
