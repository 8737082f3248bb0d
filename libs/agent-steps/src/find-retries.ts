import type { StepMark } from '@almenara/contract';
import type { Step } from './step.js';

/** Of these a repetition with other arguments is another question, not a retry. */
const BY_ARGUMENTS: readonly Step['type'][] = ['tool', 'retriever', 'reranker', 'embedding'];

/** The same step under the same parent, begun after the one before had failed. */
export function findRetries(steps: readonly Step[]): StepMark[] {
  const marks: StepMark[] = [];
  const groups = Map.groupBy(
    steps.filter(({ type }) => type !== 'event'),
    ({ parentSpanId, type, name, argumentsHash }) =>
      JSON.stringify([parentSpanId, type, name, BY_ARGUMENTS.includes(type) ? argumentsHash : null]),
  );
  for (const group of groups.values()) {
    const ordered = group.toSorted(byStart);
    let attempt = 0;
    ordered.forEach((step, index) => {
      const before = ordered[index - 1];
      const isRetry = before?.status === 'error' && (before.endTime ?? before.startTime) <= step.startTime;
      attempt = isRetry ? attempt + 1 : 0;
      if (isRetry)
        marks.push({ spanId: step.spanId, kind: 'retry', toldBy: null, of: before.spanId, attempt });
    });
  }
  const inferred = new Set(marks.map(({ spanId }) => spanId));
  for (const { spanId, hints } of steps) {
    const attempt = Number(hints['http.request.resend_count']);
    if (attempt > 0 && Number.isInteger(attempt) && !inferred.has(spanId))
      marks.push({ spanId, kind: 'retry', toldBy: 'http.request.resend_count', attempt });
  }
  return marks;
}

/** Spans that began at the same instant keep one order, whatever order they came in. */
export function byStart(a: Step, b: Step): number {
  if (a.startTime !== b.startTime) return a.startTime < b.startTime ? -1 : 1;
  return a.spanId < b.spanId ? -1 : 1;
}
