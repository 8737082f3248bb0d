import { readAnswers } from '@almenara/evaluators';
import { type AnsweringSpanItem, listAnsweringSpans, type TraceStoreConnection } from '@almenara/trace-store';
import { askedText } from '../vectors/asked-text.js';
import type { PlacedAnswer } from './plan.js';

export interface TraceAnswers {
  readonly traceId: string;
  /** When its first span began. */
  readonly startTime: string;
  /** Agents or tools worked in it. */
  readonly hasSteps: boolean;
  readonly answers: readonly PlacedAnswer[];
  /** Nothing is missing that the answers could rest on. */
  readonly isSettled: boolean;
}

/** The answers of traces as they are stored now. */
export async function readPlacedAnswers(
  store: TraceStoreConnection,
  project: string,
  traces: readonly string[],
): Promise<TraceAnswers[]> {
  const spansOf = await listAnsweringSpans(store, project, traces);
  return [...spansOf].map(([traceId, spans]) => {
    const byId = new Map(spans.map((span) => [span.spanId, span]));
    const found = readAnswers(spans);
    const answers = found.map(({ spanId, answer }) => {
      const { actorId, sessionId, startTime } = byId.get(spanId)!;
      return {
        answer,
        asked: askedText(spans, { startTime, question: answer.question }),
        startTime,
        traceId,
        spanId,
        actorId: actorId ?? spans.find((span) => span.actorId)?.actorId ?? null,
        sessionId: sessionId ?? spans.find((span) => span.sessionId)?.sessionId ?? null,
      };
    });
    const isSettled =
      isWhole(spans) || (found.length > 0 && found.every(({ hasOwnDocuments }) => hasOwnDocuments));
    const hasSteps = spans.some(({ type }) => type === 'agent' || type === 'tool');
    return { traceId, startTime: spans[0]!.startTime, hasSteps, answers, isSettled };
  });
}

/** Its root has ended and no span lacks its parent. */
function isWhole(spans: readonly AnsweringSpanItem[]): boolean {
  const ids = new Set(spans.map(({ spanId }) => spanId));
  const roots = spans.filter(({ parentSpanId }) => parentSpanId === null);
  return (
    roots.length > 0 &&
    roots.every(({ endTime }) => endTime !== null) &&
    spans.every(({ parentSpanId }) => parentSpanId === null || ids.has(parentSpanId))
  );
}
