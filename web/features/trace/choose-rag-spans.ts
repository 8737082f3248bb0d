import type { SpanSkeleton } from '@almenara/contract';

type Candidate = Pick<SpanSkeleton, 'spanId' | 'parentSpanId' | 'type' | 'documentCount' | 'startTime'>;

export interface RagSpans {
  /** Holds question and answer as the app's user saw them. */
  readonly root: string;
  /** Holds the documents that the answer could rest on; undefined when the trace has none. */
  readonly retrieval: string | undefined;
  /** The model's own call, for an answer that the root does not tell. */
  readonly answer: string | undefined;
}

/**
 * The spans that a question, its documents and its answer are read from; undefined without documents, unless an answer
 * was judged all the same: it may rest on what tools returned. With `answerId` it is that answer with what was found
 * before it.
 */
export function chooseRagSpans(
  spans: readonly Candidate[],
  isJudged = false,
  answerId?: string,
): RagSpans | undefined {
  const ordered = spans.toSorted((a, b) => (a.startTime < b.startTime ? -1 : 1));
  const chosen = ordered.find(({ spanId }) => spanId === answerId);
  const answer = chosen ?? ordered.findLast(({ type }) => type === 'llm');
  const found = ordered.filter(({ documentCount }) => documentCount > 0);
  const before = found.filter(({ startTime }) => !chosen || startTime <= chosen.startTime);
  const withDocuments = before.length > 0 ? before : found;
  // After re-ranking fewer and better documents are left: the last list is the one that the model was given.
  const retrieval =
    withDocuments.findLast(({ type }) => type === 'reranker') ??
    withDocuments.findLast(({ type }) => type === 'retriever') ??
    withDocuments.at(-1);
  const root = ordered.find(({ parentSpanId }) => parentSpanId === null) ?? ordered[0];
  if (!root || (!retrieval && !isJudged)) return undefined;
  return { root: root.spanId, retrieval: retrieval?.spanId, answer: answer?.spanId };
}
