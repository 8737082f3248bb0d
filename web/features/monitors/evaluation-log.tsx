'use client';

import type { MonitorDetail } from '@almenara/contract';
import { parseAsInteger, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { Section } from '../../ui/section/section';
import { Table } from '../../ui/table/table';
import { writeEvidence } from '../drift/write-evidence';
import { MonitorFigure } from './monitor-figure';

const PAGE = 24;
const SHOWS = ['all', 'alarm', 'unjudged'] as const;

type JudgedWindow = MonitorDetail['windows'][number];

/** Window by window what was measured, what was said of it, and why. The newest first. */
export function EvaluationLog({ monitor }: { monitor: MonitorDetail }) {
  const t = useTranslate();
  const format = useFormat();
  const [{ log, rows }, set] = useQueryStates(
    { log: parseAsStringLiteral(SHOWS).withDefault('all'), rows: parseAsInteger.withDefault(PAGE) },
    { history: 'push', scroll: false },
  );
  const windows = monitor.windows.filter((window) => isShown(window, log)).toReversed();
  const shown = windows.slice(0, Math.max(PAGE, rows));
  const isChange = monitor.definition.detector.kind === 'change';
  return (
    <Section
      title={t('monitors.log')}
      text={t('monitors.log.text', { version: monitor.version })}
      action={
        <div role="group" aria-label={t('monitors.log.filter')} className="flex flex-wrap gap-1">
          {SHOWS.map((each) => (
            <button
              key={each}
              type="button"
              className="control"
              aria-pressed={log === each}
              onClick={() => void set({ log: each, rows: null })}
            >
              {t(`monitors.log.${each}`)}
            </button>
          ))}
        </div>
      }
    >
      {shown.length === 0 ? (
        <p className="panel text-ink-2" data-log="0">
          {t(monitor.windows.length === 0 ? 'monitors.log.none' : 'monitors.log.noneLike')}
        </p>
      ) : (
        <div data-log={shown.length}>
          <Table label={t('monitors.log.table')}>
            <thead>
              <tr>
                <th scope="col">{t('monitors.windows.at')}</th>
                <th scope="col">{t('monitors.windows.value')}</th>
                {isChange ? <th scope="col">{t('monitors.log.evidence')}</th> : null}
                <th scope="col">{t('monitors.windows.said')}</th>
                <th scope="col">{t('monitors.log.why')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((window) => (
                <tr key={window.at} data-outcome={window.outcome}>
                  <th scope="row" className="font-normal whitespace-nowrap" title={format.exact(window.at)}>
                    {format.dateTime(window.at)}
                  </th>
                  <td className="whitespace-nowrap">
                    <MonitorFigure window={window} unit={monitor.unit} />
                  </td>
                  {isChange ? (
                    <td className="whitespace-nowrap">
                      {window.logStatistic === null
                        ? '–'
                        : t('monitors.log.evidenceOf', {
                            evidence: writeEvidence(window.logStatistic, format),
                            alarm: writeEvidence(window.logAlarm, format),
                          })}
                    </td>
                  ) : null}
                  <td className={window.outcome === 'alarm' ? 'font-medium text-ember' : ''}>
                    {t(window.opened ? 'monitors.log.opened' : `monitors.outcome.${window.outcome}`)}
                  </td>
                  <td className="min-w-48 text-ink-2">{t(`monitors.why.${window.why}`)}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      )}
      {shown.length < windows.length ? (
        <button
          type="button"
          className="control self-start"
          onClick={() => void set({ rows: shown.length + 4 * PAGE })}
        >
          {t('monitors.log.more', { shown: shown.length, count: windows.length })}
        </button>
      ) : null}
    </Section>
  );
}

function isShown({ outcome }: JudgedWindow, show: (typeof SHOWS)[number]): boolean {
  if (show === 'all') return true;
  if (show === 'alarm') return outcome === 'alarm' || outcome === 'recovered';
  return outcome === 'insufficient' || outcome === 'no_data';
}
