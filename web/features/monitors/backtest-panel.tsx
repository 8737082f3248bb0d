'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import { History } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { ErrorState } from '../../ui/states/error-state';
import { Skeleton } from '../../ui/states/skeleton';
import { BacktestResult } from './backtest-result';
import { BACKTEST_DAYS, type RunBacktest } from './use-backtest';

/** What a rule would have said of the last days: asked for by a button, or by a pause in typing. */
export function BacktestPanel(props: {
  project: string;
  query: UseQueryResult<RunBacktest>;
  isStale: boolean;
  /** Nothing can be tried while fields are wrong. */
  isBlocked?: boolean;
  /** Why there is none yet. */
  idle: ReactNode;
  onRun: () => void;
}) {
  const t = useTranslate();
  const { query, isStale, isBlocked } = props;
  const isRunning = query.isFetching;
  const state = query.isError
    ? 'error'
    : query.data
      ? isStale
        ? 'stale'
        : 'done'
      : isRunning
        ? 'running'
        : 'none';
  return (
    <section
      aria-labelledby="backtest"
      className="panel flex min-w-0 flex-col gap-3"
      data-backtest={state}
      aria-busy={isRunning}
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 id="backtest" className="text-section font-strong">
            {t('monitors.backtest', { days: BACKTEST_DAYS })}
          </h2>
          <p className="max-w-[72ch] text-data text-ink-2">{t('monitors.backtest.text')}</p>
        </div>
        <button
          type="button"
          className="control"
          aria-disabled={isRunning || isBlocked}
          onClick={() => {
            if (!isRunning && !isBlocked) props.onRun();
          }}
        >
          <History size={14} aria-hidden="true" />
          {t('monitors.backtest.run', { days: BACKTEST_DAYS })}
        </button>
      </div>
      <p role="status" className="min-h-5 text-data text-ink-2">
        {isBlocked ? t('monitors.backtest.blocked') : isRunning ? t('monitors.backtest.running') : ''}
      </p>
      {query.isError ? <ErrorState error={query.error} onRetry={props.onRun} /> : null}
      {query.data && !query.isError ? (
        <div className={isRunning ? 'opacity-60' : ''}>
          <BacktestResult project={props.project} run={query.data} />
        </div>
      ) : null}
      {!query.data && !query.isError ? isRunning ? <Skeleton className="h-[28rem]" /> : props.idle : null}
    </section>
  );
}
