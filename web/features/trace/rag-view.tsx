'use client';

import type { ScoreItem } from '@almenara/contract';
import { useQueries } from '@tanstack/react-query';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { ErrorState } from '../../ui/states/error-state';
import { Skeleton } from '../../ui/states/skeleton';
import type { RagSpans } from './choose-rag-spans';
import { DocumentList } from './document-list';
import { ScoreList } from './score-list';
import { TextBlock } from './text-block';

/** Question, retrieved documents and answer side by side. */
export function RagView(props: {
  params: { project: string; traceId: string };
  rag: RagSpans;
  scores: readonly ScoreItem[];
}) {
  const t = useTranslate();
  const { params, rag, scores } = props;
  const ids = [rag.root, rag.retrieval, rag.answer ?? rag.root];
  const queries = useQueries({
    queries: ids.map((spanId) => ({
      queryKey: ['span', params.project, params.traceId, spanId],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        callApi('getSpan', { params: { ...params, spanId } }, signal),
    })),
  });
  const failed = queries.find(({ isError }) => isError);
  if (failed?.error) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  const [root, retrieval, call] = queries.map(({ data }) => data);
  if (!root || !retrieval || !call) return <Skeleton className="h-96" />;
  const question = retrieval.query ?? root.input ?? retrieval.input;
  const answer = root.output ?? call.output;
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <div className="panel flex flex-col gap-4">
        <h2 className="sr-only">{t('trace.view.rag')}</h2>
        <TextBlock title={t('trace.question')} value={question} />
        <TextBlock title={t('trace.answer')} value={answer} />
        <ScoreList scores={scores} />
      </div>
      <div className="panel flex flex-col gap-2">
        <h2 className="text-section font-strong">
          {t('trace.retrieved', { count: retrieval.documents.length })}
        </h2>
        <DocumentList documents={retrieval.documents} />
      </div>
    </div>
  );
}
