import { byFallingScore, tied, type ScoredAnswer } from './scored-answer.js';

export interface RocPoint {
  /** Answers with a score of at least this are called bad; Infinity at the first point, where none is. */
  readonly threshold: number;
  readonly falsePositiveRate: number;
  readonly truePositiveRate: number;
}

/**
 * Receiver operating characteristic: what share of the bad answers, and of the good ones, each threshold calls bad.
 * One point for each distinct score, from (0, 0) to (1, 1), weighted by inverse inclusion probability.
 *
 * @returns null unless there are both bad and good answers.
 * @throws RangeError for a score that is not finite, a label that is not 0 or 1, or a probability outside (0, 1].
 */
export function rocCurve(answers: readonly ScoredAnswer[]): RocPoint[] | null {
  const sorted = byFallingScore(answers);
  let bad = 0;
  let good = 0;
  for (const { label, weight } of sorted)
    if (label === 1) bad += weight;
    else good += weight;
  if (bad === 0 || good === 0) return null;
  let truePositive = 0;
  let falsePositive = 0;
  const points = [{ threshold: Infinity, falsePositiveRate: 0, truePositiveRate: 0 }];
  for (const group of tied(sorted)) {
    for (const { label, weight } of group)
      if (label === 1) truePositive += weight;
      else falsePositive += weight;
    points.push({
      threshold: group[0]!.score,
      falsePositiveRate: Math.min(1, falsePositive / good),
      truePositiveRate: Math.min(1, truePositive / bad),
    });
  }
  return points;
}
