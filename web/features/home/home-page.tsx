'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { ScopeBar } from '../../ui/scope/scope-bar';
import { previousWindow, windowOf } from '../../ui/scope/range';
import { countFilters, filterQueryOf, timeQueryOf } from '../../ui/scope/scope';
import { useScope } from '../../ui/scope/use-scope';
import { EmptyFiltered } from '../../ui/states/empty-filtered';
import { EmptyNever } from '../../ui/states/empty-never';
import { ErrorState } from '../../ui/states/error-state';
import { Skeleton } from '../../ui/states/skeleton';
import { DataHealthLine } from './data-health-line';
import { DemoHint } from './demo-hint';
import { DriftVital } from './drift-vital';
import { GroupSelect, useGroup } from './group-select';
import { NeedsYou } from './needs-you';
import { useAnswers } from './use-answers';
import { VerdictSentence } from './verdict-sentence';
import { Vitals } from './vitals';

const REFRESH_MS = 15_000;

/** Is my application healthy, and what changed? */
export function HomePage(props: { project: string }) {
  const t = useTranslate();
  const { scope, key } = useScope();
  const params = { project: props.project };
  const [group] = useGroup();
  const query = useQuery({
    queryKey: ['home', props.project, key, group],
    queryFn: async ({ signal }) => {
      const now = Date.now();
      const window = windowOf(scope.range, now);
      const filters = filterQueryOf(scope);
      const at = (of: typeof window) => ({ ...filters, ...timeQueryOf(of) });
      const [traces, before, models, groups] = await Promise.all([
        callApi('getMetrics', { params, query: at(window) }, signal),
        callApi('getMetrics', { params, query: at(previousWindow(window)) }, signal),
        callApi('getMetrics', { params, query: { ...at(window), of: 'spans', group: 'model' } }, signal),
        group ? callApi('getMetrics', { params, query: { ...at(window), group } }, signal) : undefined,
      ]);
      return { now, window, traces, before, models, groups };
    },
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
  const answers = useAnswers(props.project);
  const isEmpty =
    query.data !== undefined && query.data.traces.series.every(({ total }) => total.count === 0);
  const everything = useQuery({
    queryKey: ['has-data', props.project],
    queryFn: ({ signal }) => callApi('listTraces', { params, query: { limit: 1 } }, signal),
    enabled: isEmpty,
  });
  const isNever = isEmpty && everything.data?.items.length === 0;

  return (
    <>
      <h1 className="sr-only">{t('shell.home')}</h1>
      <ScopeBar />
      <DemoHint project={props.project} />
      {query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending || (isEmpty && everything.isPending) ? (
        <div className="flex flex-col gap-4" aria-busy="true">
          <Skeleton className="h-20" />
          <div className="grid gap-4 lg:grid-cols-2 xl:grid-cols-3">
            {[1, 2, 3, 4, 5, 6].map((each) => (
              <Skeleton key={each} className="h-72" />
            ))}
          </div>
        </div>
      ) : null}
      {isNever ? <EmptyNever project={props.project} /> : null}
      {isEmpty && everything.data && !isNever ? <EmptyFiltered /> : null}
      {query.data && !isEmpty ? (
        <div className={`flex flex-col gap-4 ${query.isPlaceholderData ? 'opacity-60' : ''}`}>
          <VerdictSentence
            traces={query.data.traces}
            before={query.data.before}
            window={query.data.window}
            isFiltered={countFilters(scope) > 0}
            project={props.project}
            answers={answers}
          />
          <div className="grid min-w-0 gap-4 lg:grid-cols-2">
            <NeedsYou project={props.project} />
            <DriftVital project={props.project} />
          </div>
          <GroupSelect />
          <Vitals {...query.data} answers={answers} />
        </div>
      ) : null}
      {query.data && !isNever ? <DataHealthLine project={props.project} /> : null}
    </>
  );
}
