'use client';

import type { SpanSkeleton, TraceDetail } from '@almenara/contract';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { parseAsString, parseAsStringLiteral, useQueryState } from 'nuqs';
import { useMemo } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Tabs } from '../../ui/tabs/tabs';
import { ErrorState } from '../../ui/states/error-state';
import { Skeleton } from '../../ui/states/skeleton';
import { RagView } from '../rag/rag-view';
import { judgements } from '../rag/read-judgement';
import { StepsSummary } from '../agent-steps/steps-summary';
import { useAgentSteps } from '../agent-steps/use-agent-steps';
import { buildTree } from './build-tree';
import { chooseRagSpans } from './choose-rag-spans';
import { SpanDetail } from './span-detail';
import { SpanTree } from './span-tree';
import { TraceHeader } from './trace-header';

const VIEWS = ['tree', 'timeline', 'graph', 'rag'] as const;

/** The layout of graphs is larger than the page; most readers never open one. */
const GraphView = dynamic(() => import('../trace-graph/graph-view').then((module) => module.GraphView), {
  ssr: false,
  loading: () => <Skeleton className="h-[70dvh]" />,
});

/** Why did it answer that? The tree loads without texts; a span's texts come when it is looked at. */
export function TracePage(props: { project: string; traceId: string; initial: TraceDetail }) {
  const t = useTranslate();
  const params = { project: props.project, traceId: props.traceId };
  const query = useQuery({
    queryKey: ['trace', props.project, props.traceId],
    queryFn: ({ signal }) => callApi('getTrace', { params, query: { content: 'none' } }, signal),
    initialData: props.initial,
  });
  const { trace, spanCap, scores } = query.data;
  // Without texts the answer carries whole skeletons.
  const spans = query.data.spans as unknown as readonly SpanSkeleton[];
  const nodes = useMemo(() => buildTree(spans), [spans]);
  const marked = useAgentSteps(params);
  const [asked, setView] = useQueryState(
    'view',
    parseAsStringLiteral(VIEWS).withOptions({ history: 'push' }),
  );
  const [span, setSpan] = useQueryState('span', parseAsString.withOptions({ history: 'push' }));
  const judged = useMemo(() => judgements(scores).map(({ spanId }) => spanId), [scores]);
  const answer = span !== null && judged.includes(span) ? span : undefined;
  const rag = useMemo(() => chooseRagSpans(spans, judged.length > 0, answer), [spans, judged, answer]);
  const view = asked ?? (rag?.retrieval ? 'rag' : 'tree');
  const selected = nodes.find((node) => node.span.spanId === span)?.span.spanId ?? nodes[0]?.span.spanId;
  const select = (spanId: string) => void setSpan(spanId);
  const detail = selected ? (
    <SpanDetail
      params={params}
      spanId={selected}
      scores={scores.filter(({ spanId }) => spanId === selected)}
      marked={marked}
    />
  ) : null;

  return (
    <div className="flex flex-col gap-4">
      <TraceHeader project={props.project} trace={trace} />
      {query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {trace.spanCount > spans.length ? (
        <p className="rounded-control bg-warning-tint px-3 py-2 text-warning-on-tint">
          {t('trace.capped', { shown: spans.length, all: trace.spanCount, cap: spanCap })}
        </p>
      ) : null}
      <Tabs
        label={t('trace.views')}
        tabs={VIEWS.filter((each) => each !== 'rag' || rag).map((id) => ({
          id,
          name: t(`trace.view.${id}`),
        }))}
        chosen={view}
        onChoose={(id) => void setView(id)}
      >
        {view === 'rag' && rag ? (
          <RagView params={params} rag={rag} scores={scores} span={span} onSpan={select} />
        ) : (
          <div className="flex flex-col gap-3">
            <StepsSummary marked={marked} />
            {view === 'graph' ? (
              <GraphView spans={spans} marked={marked} selected={selected} onSelect={select}>
                {detail}
              </GraphView>
            ) : (
              <div className="grid gap-4 lg:grid-cols-[minmax(20rem,2fr)_3fr]">
                <SpanTree
                  nodes={nodes}
                  marked={marked}
                  selected={selected}
                  onSelect={select}
                  withTimeline={view === 'timeline'}
                />
                {detail}
              </div>
            )}
          </div>
        )}
      </Tabs>
    </div>
  );
}
