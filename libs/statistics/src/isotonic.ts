import { requireFinite } from './require-number.js';
import { byFallingScore, tied, type ScoredAnswer } from './scored-answer.js';

/** A rising function by its corners: scores rise, rates do not fall. */
export interface IsotonicScaling {
  readonly scores: readonly number[];
  readonly rates: readonly number[];
}

/**
 * Recalibrates a score to a project's labels by the non-decreasing function nearest to them in weighted least squares
 * (pool adjacent violators). Needs no shape, but many labels: below a few hundred take `fitPlatt`. Outputs are exactly
 * 0 or 1 at the ends wherever the labels there agree.
 *
 * @returns null without labels.
 * @throws RangeError as `rocCurve`.
 * Sources: Barlow, Bartholomew, Bremner, Brunk 1972; Zadrozny and Elkan 2002, KDD.
 */
export function fitIsotonic(answers: readonly ScoredAnswer[]): IsotonicScaling | null {
  if (answers.length === 0) return null;
  const blocks: { first: number; last: number; weight: number; rate: number }[] = [];
  for (const group of tied(byFallingScore(answers).reverse())) {
    const weight = group.reduce((sum, item) => sum + item.weight, 0);
    const bad = group.reduce((sum, item) => sum + item.weight * item.label, 0);
    let block = { first: group[0]!.score, last: group[0]!.score, weight, rate: bad / weight };
    for (let last = blocks.at(-1); last && last.rate >= block.rate; last = blocks.at(-1)) {
      blocks.pop();
      const both = last.weight + block.weight;
      block = {
        first: last.first,
        last: block.last,
        weight: both,
        rate: (last.weight * last.rate + block.weight * block.rate) / both,
      };
    }
    blocks.push(block);
  }
  const corners = blocks.flatMap(({ first, last, rate }) =>
    first === last
      ? [{ score: first, rate }]
      : [
          { score: first, rate },
          { score: last, rate },
        ],
  );
  return { scores: corners.map(({ score }) => score), rates: corners.map(({ rate }) => rate) };
}

/** The recalibrated rate of a score: linear between the corners, that of the nearest one beyond them. */
export function applyIsotonic({ scores, rates }: IsotonicScaling, score: number): number {
  requireFinite('score', score);
  const above = scores.findIndex((corner) => corner >= score);
  if (above === -1) return rates.at(-1)!;
  if (above === 0 || scores[above] === score) return rates[above]!;
  const left = scores[above - 1]!;
  const share = (score - left) / (scores[above]! - left);
  return rates[above - 1]! + share * (rates[above]! - rates[above - 1]!);
}
