'use client';

import type { ScoreItem } from '@almenara/contract';
import { useQueries } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { ErrorState } from '../../ui/states/error-state';
import { Skeleton } from '../../ui/states/skeleton';
import type { RagSpans } from '../trace/choose-rag-spans';
import { ScoreList } from '../trace/score-list';
import { TextBlock } from '../trace/text-block';
import { AnswerChoice } from './answer-choice';
import { ClosestPassages } from './closest-passages';
import { JudgedAnswer } from './judged-answer';
import { JudgementVerdict } from './judgement-verdict';
import { linkDocuments, rankDocuments } from './link-documents';
import { RagDocuments } from './rag-documents';
import { readAnswerText } from './read-answer-text';
import { findJudgement, judgements, readJudgement } from './read-judgement';
import { SentenceList } from './sentence-list';

/** What the reader looks at: a sentence with its documents, or a document with its sentences. */
export type Chosen =
  | { readonly sentence: number; readonly document?: undefined }
  | { readonly document: number; readonly sentence?: undefined };

/** Question, answer with its unsupported words, and retrieved documents side by side. */
export function RagView(props: {
  params: { project: string; traceId: string };
  rag: RagSpans;
  scores: readonly ScoreItem[];
  /** The answer that the address names, if it names one. */
  span: string | null;
  onSpan: (spanId: string) => void;
}) {
  const t = useTranslate();
  const { params, rag, scores } = props;
  const [chosen, setChosen] = useState<Chosen>();
  const judged = useMemo(() => [...new Set(judgements(scores).map(({ spanId }) => spanId!))], [scores]);
  const answerSpan =
    judged.find((id) => id === props.span) ??
    judged.find((id) => id === rag.answer) ??
    judged.at(-1) ??
    rag.answer;
  const ids = [rag.root, rag.retrieval ?? rag.root, answerSpan ?? rag.root];
  const queries = useQueries({
    queries: ids.map((spanId) => ({
      queryKey: ['span', params.project, params.traceId, spanId],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        callApi('getSpan', { params: { ...params, spanId } }, signal),
    })),
  });
  const [root, retrieval, call] = queries.map(({ data }) => data);
  const score = answerSpan === undefined ? undefined : findJudgement(scores, answerSpan);
  const judgement = useMemo(() => score && readJudgement(score), [score]);
  // A call that carries its documents was given those.
  const documents = rankDocuments((call?.documents.length ? call : retrieval)?.documents ?? []);
  const links = linkDocuments(documents, judgement?.sentences ?? []);
  const failed = queries.find(({ isError }) => isError);
  if (failed?.error) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!root || !retrieval || !call) return <Skeleton className="h-96" />;

  const text = judgement ? readAnswerText(call.output) : '';
  const choose = (next: Chosen) =>
    setChosen(chosen?.sentence === next.sentence && chosen?.document === next.document ? undefined : next);
  const sentence = chosen?.sentence === undefined ? undefined : judgement?.sentences[chosen.sentence];
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <div className="panel flex min-w-0 flex-col gap-4">
        <h2 className="sr-only">{t('trace.view.rag')}</h2>
        <AnswerChoice
          spans={judged}
          chosen={answerSpan}
          onChoose={(spanId) => {
            setChosen(undefined);
            props.onSpan(spanId);
          }}
        />
        <TextBlock title={t('trace.question')} value={retrieval.query ?? root.input ?? retrieval.input} />
        {judgement && text ? (
          <JudgedAnswer text={text} judgement={judgement} links={links} chosen={chosen} onChoose={choose} />
        ) : (
          <TextBlock
            title={t('trace.answer')}
            value={judgement ? call.output : (root.output ?? call.output)}
          />
        )}
        {sentence ? (
          <ClosestPassages
            sentence={sentence}
            number={chosen!.sentence! + 1}
            documents={documents}
            places={links.documentsOf[chosen!.sentence!]!}
          />
        ) : null}
        <JudgementVerdict judgement={judgement} />
        {judgement && text && judgement.sentences.length > 0 ? (
          <SentenceList text={text} judgement={judgement} chosen={chosen} onChoose={choose} />
        ) : null}
        <ScoreList scores={scores.filter(({ id }) => id !== score?.id)} />
      </div>
      <RagDocuments documents={documents} links={links} chosen={chosen} onChoose={choose} />
    </div>
  );
}
