'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { ScopeBar } from '../../ui/scope/scope-bar';
import { scopeQueryOf } from '../../ui/scope/scope';
import { useScope } from '../../ui/scope/use-scope';
import { EmptyFiltered } from '../../ui/states/empty-filtered';
import { EmptyNever } from '../../ui/states/empty-never';
import { ErrorState } from '../../ui/states/error-state';
import { Skeleton } from '../../ui/states/skeleton';
import { BlamedDocuments } from './blamed-documents';
import { EvaluatorChoice } from './evaluator-choice';
import { GroupTables } from './group-tables';
import { NoJudgements } from './no-judgements';
import { QualityChart } from './quality-chart';
import { QualityHeadline } from './quality-headline';
import { useQualityChoice } from './use-quality-choice';
import { WorstAnswers } from './worst-answers';

/** How often is it wrong, and are we sure? */
export function QualityPage(props: { project: string }) {
  const t = useTranslate();
  const { timeZone } = useFormat();
  const { scope, key } = useScope();
  const { evaluator, version } = useQualityChoice();
  const params = { project: props.project };
  const query = useQuery({
    queryKey: ['quality', props.project, key, evaluator, version],
    queryFn: async ({ signal }) => {
      const now = Date.now();
      const scoped = {
        ...scopeQueryOf(scope, now),
        ...(evaluator === null ? {} : { evaluator }),
        ...(version === null ? {} : { version }),
      };
      const quality = await callApi('getQuality', { params, query: { ...scoped, timeZone } }, signal);
      return { now, scoped, quality };
    },
    placeholderData: keepPreviousData,
  });
  const quality = query.data?.quality;
  const isEmpty = quality?.eligible === 0 && quality.scored === 0;
  const everything = useQuery({
    queryKey: ['has-data', props.project],
    queryFn: ({ signal }) => callApi('listTraces', { params, query: { limit: 1 } }, signal),
    enabled: isEmpty,
  });
  const isNever = isEmpty && everything.data?.items.length === 0;
  const isJudged = !isEmpty && quality !== undefined && quality.evaluator !== null;

  return (
    <>
      <ScopeBar />
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h1 className="text-page font-strong">{t('shell.quality')}</h1>
        {isJudged ? <EvaluatorChoice quality={quality} /> : null}
      </div>
      {query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending || (isEmpty && everything.isPending) ? <Loading /> : null}
      {isNever ? <EmptyNever project={props.project} /> : null}
      {isEmpty && everything.data && !isNever ? <EmptyFiltered of="answers" /> : null}
      {quality && !isEmpty && !isJudged ? <NoJudgements eligible={quality.eligible} /> : null}
      {isJudged ? (
        <div className={`flex min-w-0 flex-col gap-6 ${query.isPlaceholderData ? 'opacity-60' : ''}`}>
          <div className="grid gap-4 xl:grid-cols-[2fr_3fr]">
            <QualityHeadline quality={quality} />
            {quality.series.length > 0 ? (
              <QualityChart
                quality={quality}
                now={query.data!.now}
                title={t('quality.overTime')}
                headline={null}
              />
            ) : null}
          </div>
          {quality.rate ? <GroupTables groups={quality.groups} /> : null}
          {quality.scored > 0 ? <Details project={props.project} {...query.data!} /> : null}
        </div>
      ) : null}
    </>
  );
}

/** Documents and answers of exactly the version and time that the rate is of. */
function Details(props: {
  project: string;
  now: number;
  scoped: ReturnType<typeof scopeQueryOf>;
  quality: { evaluator: string | null; version: string | null };
}) {
  const { evaluator, version } = props.quality;
  const query = {
    ...props.scoped,
    ...(evaluator === null ? {} : { evaluator }),
    ...(version === null ? {} : { version }),
  };
  const shared = { project: props.project, query, queryKey: [props.project, query] };
  return (
    <>
      <BlamedDocuments {...shared} />
      <WorstAnswers {...shared} />
    </>
  );
}

function Loading() {
  return (
    <div className="flex flex-col gap-6" aria-busy="true">
      <div className="grid gap-4 xl:grid-cols-[2fr_3fr]">
        <Skeleton className="h-72" />
        <Skeleton className="h-72" />
      </div>
      <Skeleton className="h-64" />
    </div>
  );
}
