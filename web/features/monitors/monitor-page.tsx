'use client';

import type { MonitorDetail } from '@almenara/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { parseAsBoolean, useQueryState } from 'nuqs';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Badge } from '../../ui/badge/badge';
import { FactList } from '../../ui/facts/fact-list';
import { useFormat } from '../../ui/format/format-provider';
import { SeverityBadge } from '../incidents/severity-badge';
import { BacktestPanel } from './backtest-panel';
import { FACTS, monitorFacts } from './describe-monitor';
import { EvaluationLog } from './evaluation-log';
import { MonitorActions } from './monitor-actions';
import { nameOf } from './monitor-name';
import { MonitorRecord } from './monitor-record';
import { shownState } from './shown-state';
import { StateMark } from './state-mark';
import { StateStrip, STRIP_MS } from './state-strip';
import { useVersionBacktest } from './use-backtest';
import { VersionList } from './version-list';

const REFRESH_MS = 60_000;

/** What a monitor watches, what it said window by window, and whether it was right. */
export function MonitorPage(props: { project: string; initial: MonitorDetail }) {
  const t = useTranslate();
  const format = useFormat();
  const client = useQueryClient();
  const { project, initial } = props;
  const queryKey = ['monitor', project, initial.id];
  const { data: monitor, dataUpdatedAt } = useQuery({
    queryKey,
    queryFn: ({ signal }) => callApi('getMonitor', { params: { project, monitor: initial.id } }, signal),
    initialData: initial,
    refetchInterval: REFRESH_MS,
  });
  const [isWanted, setIsWanted] = useQueryState(
    'backtest',
    parseAsBoolean.withDefault(false).withOptions({ history: 'push', scroll: false }),
  );
  const backtest = useVersionBacktest(project, monitor, isWanted);
  const run = async () => {
    await setIsWanted(true);
    // Being wanted began one already, where there was none.
    return (await backtest.refetch({ cancelRefetch: false })).data;
  };
  const changed = (answer: MonitorDetail) => {
    client.setQueryData(queryKey, answer);
    void client.invalidateQueries({ queryKey: ['monitors', project] });
  };
  const facts = monitorFacts(monitor.definition, t, format);
  const state = shownState(monitor);
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Link
        href={`/${project}/monitors`}
        className="inline-flex min-h-6 items-center gap-1 self-start text-data text-accent hover:underline"
      >
        <ArrowLeft size={14} aria-hidden="true" />
        {t('monitors.all')}
      </Link>
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="text-page font-strong [overflow-wrap:anywhere] first-letter:uppercase">
          {nameOf(monitor, t)}
        </h1>
        <StateMark state={state} />
        <SeverityBadge severity={monitor.definition.severity} />
        <Badge>{t('monitors.versionOf', { version: monitor.version })}</Badge>
        {monitor.noisy ? <Badge tone="warning">{t('monitors.noisy')}</Badge> : null}
        {monitor.neverFired ? <Badge>{t('monitors.neverFired')}</Badge> : null}
      </header>
      <section
        className="panel flex min-w-0 flex-col gap-3"
        aria-label={t('monitors.summary')}
        data-monitor-state={state}
        data-version={monitor.version}
        data-tested={monitor.testedVersion ?? undefined}
      >
        <p className="max-w-[80ch] text-body">
          {t(`monitors.now.${state}`, {
            next: format.dateTime(monitor.nextEvaluation),
            until: format.dateTime(monitor.mutedUntil),
          })}
        </p>
        <FactList
          facts={FACTS.map((fact) => [
            t(`monitors.fact.${fact}`),
            <span key={fact} className="inline-block max-w-[40ch]">
              {facts[fact]}
            </span>,
          ])}
        />
        <div className="flex min-w-0 flex-col gap-1">
          <StateStrip strip={monitor.strip} from={dataUpdatedAt - STRIP_MS} to={dataUpdatedAt} />
          <span className="text-meta text-ink-2">{t('monitors.strip.legend')}</span>
        </div>
        <MonitorActions
          project={project}
          monitor={monitor}
          run={backtest.data}
          onBacktest={run}
          onChanged={changed}
        />
      </section>
      <BacktestPanel
        project={project}
        query={backtest}
        isStale={backtest.isFetching}
        idle={<p className="text-data text-ink-2">{t('monitors.backtest.idle')}</p>}
        onRun={() => void run()}
      />
      <div className="grid min-w-0 items-start gap-6 xl:grid-cols-[minmax(0,3fr)_minmax(18rem,1fr)]">
        <EvaluationLog monitor={monitor} />
        <div className="flex min-w-0 flex-col gap-6">
          <MonitorRecord project={project} monitor={monitor} />
          <VersionList monitor={monitor} />
        </div>
      </div>
    </div>
  );
}
