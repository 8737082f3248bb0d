'use client';

import type { MonitorItem } from '@almenara/contract';
import Link from 'next/link';
import { useTranslate } from '../../i18n/i18n-provider';
import { Badge } from '../../ui/badge/badge';
import { useFormat } from '../../ui/format/format-provider';
import { SeverityBadge } from '../incidents/severity-badge';
import { partWords, ruleWords, watchWords } from './describe-monitor';
import { monitorAddress, nameOf } from './monitor-name';
import { shownState } from './shown-state';
import { StateMark } from './state-mark';
import { StateStrip, STRIP_MS } from './state-strip';
import { TrackRecord } from './track-record';

/** Each with how it stands, what it said in a week, and whether it was right. */
export function MonitorList(props: { project: string; monitors: readonly MonitorItem[]; now: number }) {
  return (
    <ul className="panel flex flex-col divide-y divide-line p-0">
      {props.monitors.map((monitor) => (
        <li
          key={monitor.id}
          className="grid gap-x-6 gap-y-3 p-4 lg:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)_minmax(0,1.1fr)]"
          data-monitor={monitor.id}
          data-monitor-state={shownState(monitor)}
        >
          <What project={props.project} monitor={monitor} />
          <Week monitor={monitor} now={props.now} />
          <Standing monitor={monitor} />
        </li>
      ))}
    </ul>
  );
}

function What(props: { project: string; monitor: MonitorItem }) {
  const t = useTranslate();
  const format = useFormat();
  const { project, monitor } = props;
  const { definition, incident } = monitor;
  const name = nameOf(monitor, t);
  const watched = watchWords(definition, t);
  const isPart = Object.values(definition.segment).some((values) => values !== undefined);
  return (
    <div className="flex min-w-0 flex-col items-start gap-1">
      <h2 className="text-section font-strong first-letter:uppercase">
        <Link
          href={monitorAddress(project, monitor.id)}
          className="text-accent [overflow-wrap:anywhere] hover:underline"
        >
          {name}
        </Link>
      </h2>
      <span className="flex flex-wrap items-center gap-2">
        <StateMark state={shownState(monitor)} />
        <SeverityBadge severity={definition.severity} />
        {monitor.noisy ? <Badge tone="warning">{t('monitors.noisy')}</Badge> : null}
        {monitor.neverFired ? <Badge>{t('monitors.neverFired')}</Badge> : null}
        {incident === null ? null : (
          <Link href={`/${project}/incidents/${incident}`} className="inline-flex min-h-6 items-center">
            <Badge tone="warning">{t('incidents.key', { key: incident })}</Badge>
          </Link>
        )}
      </span>
      <p className="text-data text-ink-2 [overflow-wrap:anywhere]">
        {name === watched ? null : <span className="block first-letter:uppercase">{watched}</span>}
        {isPart ? <span className="block">{partWords(definition, t, format)}</span> : null}
        <span className="block first-letter:uppercase">{ruleWords(definition, t, format)}</span>
      </p>
    </div>
  );
}

function Week(props: { monitor: MonitorItem; now: number }) {
  const t = useTranslate();
  const format = useFormat();
  const { monitor, now } = props;
  const from = now - STRIP_MS;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <span className="text-meta text-ink-2">{t('monitors.column.week')}</span>
      <StateStrip strip={monitor.strip} from={from} to={now} className="h-6" />
      <span aria-hidden="true" className="flex justify-between text-meta text-ink-2">
        <span>{format.day(from)}</span>
        <span>{format.day(now)}</span>
      </span>
    </div>
  );
}

function Standing(props: { monitor: MonitorItem }) {
  const t = useTranslate();
  const format = useFormat();
  const { state, nextEvaluation, mutedUntil, lastChange } = props.monitor;
  const next =
    mutedUntil === null
      ? nextEvaluation === null
        ? null
        : t(state === 'late' ? 'monitors.overdue' : 'monitors.next', { at: format.dateTime(nextEvaluation) })
      : t('monitors.mutedUntil', { at: format.dateTime(mutedUntil) });
  return (
    <dl className="grid grid-cols-2 content-start gap-x-4 gap-y-1 text-data">
      <TrackRecord monitor={props.monitor} />
      <div className="col-span-2 min-w-0 text-meta text-ink-2">
        <dt className="sr-only">{t('monitors.column.next')}</dt>
        <dd>
          <span className="block" title={format.exact(nextEvaluation)}>
            {next}
          </span>
          <span className="block" title={format.exact(lastChange)}>
            {lastChange === null ? null : t('monitors.since', { at: format.dateTime(lastChange) })}
          </span>
        </dd>
      </div>
    </dl>
  );
}
