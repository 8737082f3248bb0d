import { labelQuestion } from '@almenara/contract';
import type { Label } from '@almenara/control-plane';

/** What people say of one answer. */
export interface DecidedAnswer {
  readonly traceId: string;
  readonly spanId: string;
  /** 1 is bad; null where raters differ, or are unsure. */
  readonly label: 0 | 1 | null;
  /** Null for answers that were not drawn with a chance. */
  readonly probability: number | null;
  /** The first one first. */
  readonly labels: readonly [Label, ...Label[]];
}

/** Brings the labels of each answer together. */
export function decideLabels(question: string, labels: readonly Label[]): DecidedAnswer[] {
  const { good, bad } = labelQuestion(question);
  const byAnswer = Map.groupBy(labels, ({ traceId, spanId }) => `${traceId}\n${spanId}`);
  return [...byAnswer.values()].map((unordered) => {
    const [first, ...others] = unordered.toSorted((a, b) => a.answeredAt.getTime() - b.answeredAt.getTime());
    const all: [Label, ...Label[]] = [first!, ...others];
    const verdicts = new Set(all.map(({ verdict }) => verdict));
    const [verdict] = verdicts;
    const isDecided = verdicts.size === 1 && (verdict === good || verdict === bad);
    return {
      traceId: first!.traceId,
      spanId: first!.spanId,
      label: isDecided ? (verdict === bad ? 1 : 0) : null,
      probability: all.find((label) => label.probability !== null)?.probability ?? null,
      labels: all,
    };
  });
}
