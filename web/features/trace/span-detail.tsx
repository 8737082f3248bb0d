'use client';

import type { ScoreItem } from '@almenara/contract';
import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { type Fact, FactList } from '../../ui/facts/fact-list';
import { useFormat } from '../../ui/format/format-provider';
import { ErrorState } from '../../ui/states/error-state';
import { Skeleton } from '../../ui/states/skeleton';
import { StatusMark } from '../../ui/status/status-mark';
import { MarkList } from '../agent-steps/mark-list';
import type { MarkedSteps } from '../agent-steps/use-agent-steps';
import { CallCost } from './call-cost';
import { DocumentList } from './document-list';
import { RedactionNote } from './redaction-note';
import { ScoreList } from './score-list';
import { TextBlock } from './text-block';

/** Everything about one span. Its texts are asked for here, not with the tree. */
export function SpanDetail(props: {
  params: { project: string; traceId: string };
  spanId: string;
  scores: readonly ScoreItem[];
  marked: MarkedSteps;
}) {
  const t = useTranslate();
  const format = useFormat();
  const { params, spanId, scores, marked } = props;
  const query = useQuery({
    queryKey: ['span', params.project, params.traceId, spanId],
    queryFn: ({ signal }) => callApi('getSpan', { params: { ...params, spanId } }, signal),
  });
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton className="h-96" />;
  const span = query.data;
  const { usage } = span;
  const isModelCall = span.type === 'llm' || span.type === 'embedding';
  const calls: Fact[] = [
    [t('trace.firstToken'), format.duration(span.timeToFirstTokenMs)],
    [t('dimension.model'), span.model ?? '–'],
    [t('dimension.provider'), span.provider ?? '–'],
    [
      t('trace.tokens'),
      t('trace.inOut', { input: format.count(usage.input), output: format.count(usage.output) }),
    ],
    [t('trace.cost'), <CallCost key="cost" project={params.project} span={span} />],
    [t('trace.finish'), span.finishReasons.join(', ') || '–'],
    [t('dimension.prompt'), [span.prompt.name, span.prompt.version].filter(Boolean).join(':') || '–'],
  ];
  const facts: Fact[] = [
    [t('trace.latency'), format.duration(span.latencyMs)],
    ...(isModelCall ? calls : []),
    ...(span.convention ? [[t('trace.convention'), span.convention] as [string, string]] : []),
  ];
  const records: [string, Record<string, unknown>][] = [
    [t('trace.parameters'), span.parameters],
    [t('trace.metadata'), span.metadata],
    [t('trace.attributes'), span.attributes],
  ];
  return (
    <section className="panel flex min-w-0 flex-col gap-4" aria-label={t('trace.span')}>
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="min-w-0 text-section font-strong break-words">{span.name || t('trace.unnamed')}</h2>
        <span className="rounded-control bg-raised px-1.5 text-meta text-ink-2">
          {t(`type.${span.type}`)}
        </span>
        <StatusMark status={span.status} />
      </div>
      <MarkList marks={marked.marksOf(spanId)} loops={marked.steps?.loops ?? []} />
      {span.statusMessage ? (
        <p className="text-danger [overflow-wrap:anywhere]">{span.statusMessage}</p>
      ) : null}
      <FactList facts={facts} />
      <RedactionNote redactions={span.redactions} />
      <ScoreList scores={scores} />
      <TextBlock title={t('trace.query')} value={span.query} />
      <TextBlock title={t('trace.input')} value={span.input} />
      <TextBlock title={t('trace.output')} value={span.output} />
      {span.documents.length > 0 ? (
        <section className="flex flex-col gap-1">
          <h3 className="text-meta font-medium text-ink-2">
            {t('trace.retrieved', { count: span.documents.length })}
          </h3>
          <DocumentList documents={span.documents} />
        </section>
      ) : null}
      {span.spanEvents.length > 0 ? <TextBlock title={t('trace.events')} value={span.spanEvents} /> : null}
      {records.map(([title, record]) =>
        Object.keys(record).length > 0 ? (
          <details key={title}>
            <summary className="cursor-pointer text-meta font-medium text-ink-2">{title}</summary>
            <TextBlock title="" value={record} />
          </details>
        ) : null,
      )}
    </section>
  );
}
