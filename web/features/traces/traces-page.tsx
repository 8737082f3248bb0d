'use client';

import { useQuery } from '@tanstack/react-query';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useMemo } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { usePages } from '../../ui/pages/use-pages';
import { scopeQueryOf } from '../../ui/scope/scope';
import { ScopeBar } from '../../ui/scope/scope-bar';
import { useScope } from '../../ui/scope/use-scope';
import { EmptyFiltered } from '../../ui/states/empty-filtered';
import { EmptyNever } from '../../ui/states/empty-never';
import { ErrorState } from '../../ui/states/error-state';
import { Skeleton } from '../../ui/states/skeleton';
import { Facets } from './facets';
import { LiveBar } from './live-bar';
import { SearchField } from './search-field';
import { TracesTabs } from './traces-tabs';
import { TracesTable } from './traces-table';
import { useLiveTraces } from './use-live-traces';
import { VolumeChart } from './volume-chart';

const PAGE_SIZE = 100;

/** Which requests, and what do they share? */
export function TracesPage(props: { project: string }) {
  const t = useTranslate();
  const format = useFormat();
  const { scope, key } = useScope();
  const params = { project: props.project };
  const [liveFlag, setLive] = useQueryState(
    'live',
    parseAsStringLiteral(['1']).withOptions({ history: 'push' }),
  );
  const isLive = liveFlag === '1';

  const pages = usePages({
    queryKey: ['traces', props.project, key],
    limit: PAGE_SIZE,
    ask: (page, now, signal) =>
      callApi('listTraces', { params, query: { ...scopeQueryOf(scope, now), ...page } }, signal),
    keepsOld: true,
  });
  const { items: stored } = pages;
  const live = useLiveTraces(props.project, scope, key, isLive);
  const traces = useMemo(() => {
    const seen = new Set(live.shown.map(({ traceId }) => traceId));
    return [...live.shown, ...(stored ?? []).filter(({ traceId }) => !seen.has(traceId))];
  }, [live.shown, stored]);

  const isEmpty = pages.isSuccess && traces.length === 0;
  const everything = useQuery({
    queryKey: ['has-data', props.project],
    queryFn: ({ signal }) => callApi('listTraces', { params, query: { limit: 1 } }, signal),
    enabled: isEmpty,
  });
  const isNever = isEmpty && everything.data?.items.length === 0;

  return (
    <>
      <ScopeBar />
      <TracesTabs project={props.project} />
      {pages.isError ? <ErrorState error={pages.error} onRetry={() => void pages.refetch()} /> : null}
      {isNever ? <EmptyNever project={props.project} /> : null}
      {isEmpty && everything.data && !isNever ? <EmptyFiltered /> : null}
      {pages.isPending || (isEmpty && everything.isPending) ? <Skeleton className="h-[70dvh]" /> : null}
      {traces.length > 0 ? (
        <div className="grid gap-4 lg:grid-cols-[15rem_1fr]">
          <Facets project={props.project} />
          <div className="flex min-w-0 flex-col gap-3">
            <VolumeChart project={props.project} />
            <div className="flex flex-wrap items-center gap-2">
              <SearchField />
              <LiveBar live={live} isLive={isLive} onToggle={() => void setLive(isLive ? null : '1')} />
              <p className="ml-auto text-data text-ink-2" role="status">
                {pages.hasNextPage
                  ? t('traces.more', { count: format.count(traces.length) })
                  : t('traces.all', { count: traces.length })}
              </p>
            </div>
            <TracesTable
              project={props.project}
              traces={traces}
              isStale={pages.isPlaceholderData}
              arrived={live.arrived}
              onNearEnd={() => {
                if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
              }}
              onAway={live.setHeld}
            />
          </div>
        </div>
      ) : null}
    </>
  );
}
