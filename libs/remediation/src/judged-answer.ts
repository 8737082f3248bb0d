import { type RateEstimate, type RateItem, weightedRate } from '@almenara/statistics';

/** An answer that the pinned version of the evaluator judged. */
export interface JudgedAnswer {
  /** When it was given, in epoch milliseconds. */
  readonly at: number;
  readonly actor: string;
  readonly bad: 0 | 1;
  readonly probability: number;
}

/** Rate of bad answers with actors as clusters; null where all are by one actor. */
export function rateOf(answers: readonly JudgedAnswer[], level?: number): RateEstimate | null {
  return weightedRate(
    answers.map(({ bad, probability, actor }): RateItem => ({ bad, probability, cluster: actor })),
    level,
  );
}
