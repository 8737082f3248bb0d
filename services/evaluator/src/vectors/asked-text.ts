import { readQuestion } from '@almenara/evaluators';
import type { AnsweringSpanItem } from '@almenara/trace-store';

/**
 * What the user asked, without what an application pasted around it: what was searched for before the answer, else what
 * the trace was given, else the question as the model got it. Spans come in the order of time.
 */
export function askedText(
  spans: readonly AnsweringSpanItem[],
  { startTime, question = '' }: { readonly startTime: string; readonly question?: string | undefined },
): string {
  const searched = spans.findLast((span) => span.query !== null && span.startTime <= startTime);
  if (searched?.query) return searched.query;
  const root = spans.find(({ parentSpanId }) => parentSpanId === null);
  return (root && readQuestion(root.input)) ?? question;
}
