import { fromStoreTime, toStoreTime } from '../time.js';

/** What is drawn from: the answers that an evaluator scored within a time. */
export interface ScoredAnswers {
  /** Name of the score, which is that of its evaluator. */
  readonly name: string;
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to: number;
}

/** An answer by its ids, as one text. */
function answerKey({ traceId, spanId }: { traceId: string; spanId: string }): string {
  return `${traceId}\n${spanId}`;
}

export interface DrawnAnswer {
  readonly traceId: string;
  readonly spanId: string;
  /** When it was scored, epoch milliseconds. */
  readonly at: number;
  /** Chance with which it came to be drawn, that of being scored included; null for a pick that had none. */
  readonly probability: number | null;
}

export interface Draw extends ScoredAnswers {
  readonly count: number;
  /** Answers that were drawn before. */
  readonly drawn: readonly { readonly traceId: string; readonly spanId: string }[];
}

export interface DrawnRow {
  trace_id: string;
  span_id: string;
  at: string;
}

export function toDrawnAnswer({ trace_id, span_id, at }: DrawnRow): Omit<DrawnAnswer, 'probability'> {
  return { traceId: trace_id, spanId: span_id, at: fromStoreTime(at) };
}

export function drawParameters(
  project: string,
  { name, from, to, count, drawn }: Draw,
): Record<string, unknown> {
  const keys = drawn.map(answerKey);
  return { project, name, from: toStoreTime(from), to: toStoreTime(to), count, drawn: keys };
}
