import type { ScoreItem } from '@almenara/contract';

/** A passage near to a sentence. `index` is its place among the passages that the evaluator read. */
export interface ClosePassage {
  readonly index: number | undefined;
  readonly documentId: string | undefined;
  readonly text: string | undefined;
}

/** Offsets count code points of the answer. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface JudgedSentence extends Stretch {
  /** From 0, unsupported, to 1. */
  readonly score: number | undefined;
  readonly passages: readonly ClosePassage[];
}

export interface Judgement {
  readonly state: 'supported' | 'unsupported' | 'notApplicable' | 'failed';
  readonly value: number | null;
  readonly explanation: string | null;
  readonly version: string | undefined;
  readonly unsupported: readonly Stretch[];
  readonly sentences: readonly JudgedSentence[];
  /** The model was made for English and the answer is not. */
  readonly isForeign: boolean;
  readonly isTruncated: boolean;
  readonly contextSource: string | undefined;
}

export const GROUNDEDNESS = 'groundedness';
const STATES: Readonly<Record<string, Judgement['state']>> = {
  supported: 'supported',
  unsupported: 'unsupported',
  not_applicable: 'notApplicable',
  error: 'failed',
  failed: 'failed',
};
/** A longer list is no list of sentences. */
const MOST_SENTENCES = 2000;

/** The groundedness of an answer, the one told last; undefined when nobody judged it. */
export function findJudgement(scores: readonly ScoreItem[], spanId: string): ScoreItem | undefined {
  return judgements(scores)
    .filter((score) => score.spanId === spanId)
    .reduce<ScoreItem | undefined>((last, score) => (!last || score.at > last.at ? score : last), undefined);
}

export function judgements(scores: readonly ScoreItem[]): ScoreItem[] {
  return scores.filter(
    ({ name, source, spanId }) => name === GROUNDEDNESS && source === 'evaluator' && spanId !== null,
  );
}

/** Metadata is whatever its sender wrote: what does not fit is left out. */
export function readJudgement(score: ScoreItem): Judgement {
  const metadata = score.metadata ?? {};
  const byValue = score.value === null || score.value >= 0.5 ? 'supported' : 'unsupported';
  const { language, truncated, contextSource, sentences } = metadata;
  return {
    state: STATES[score.label ?? ''] ?? byValue,
    value: score.value,
    explanation: score.explanation,
    version: score.evaluatorVersion,
    unsupported: score.evidence.flatMap((item) => readStretch(item) ?? []),
    sentences: Array.isArray(sentences)
      ? sentences.slice(0, MOST_SENTENCES).flatMap((item) => readSentence(item) ?? [])
      : [],
    isForeign: metadata['note'] === 'English model' || language === 'es' || language === 'other',
    isTruncated: truncated === true,
    contextSource: typeof contextSource === 'string' ? contextSource : undefined,
  };
}

function readSentence(value: unknown): JudgedSentence | undefined {
  const stretch = readStretch(value);
  if (!stretch) return undefined;
  const { score, passages } = value as { score?: unknown; passages?: unknown };
  return {
    ...stretch,
    score: typeof score === 'number' && Number.isFinite(score) ? score : undefined,
    passages: Array.isArray(passages) ? passages.slice(0, 20).flatMap((item) => readPassage(item) ?? []) : [],
  };
}

function readPassage(value: unknown): ClosePassage | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { index, passage, documentId, text } = value as Record<string, unknown>;
  const place = index ?? passage;
  return {
    index: Number.isInteger(place) ? (place as number) : undefined,
    documentId: typeof documentId === 'string' ? documentId : undefined,
    text: typeof text === 'string' ? text : undefined,
  };
}

function readStretch(value: unknown): Stretch | undefined {
  const { start, end } = (value ?? {}) as { start?: unknown; end?: unknown };
  if (!Number.isInteger(start) || !Number.isInteger(end)) return undefined;
  return (start as number) >= 0 && (end as number) > (start as number)
    ? { start: start as number, end: end as number }
    : undefined;
}
