import { twoSidedZ } from './normal.js';
import { requireLevel } from './require-number.js';
import { byFallingScore, tied, type ScoredAnswer } from './scored-answer.js';
import { scoreInterval, type Interval } from './wilson-interval.js';

export interface AreaUnderRoc {
  /** In [0, 1]; 0.5 is guessing. */
  readonly area: number;
  /** Null with fewer than two bad or two good answers. */
  readonly interval: Interval | null;
  /** Of DeLong; null where the interval is. */
  readonly standardError: number | null;
  readonly level: number;
  readonly bad: number;
  readonly good: number;
}

/**
 * Area under the ROC curve: the chance that a bad answer scores above a good one, ties counting half, weighted by
 * inverse inclusion probability. DeLong's variance; the interval is symmetric on the logit scale, which keeps it inside
 * (0, 1). At an area of exactly 0 or 1 that variance is 0, and the interval is Wilson's for as many draws as there are
 * answers of the rarer kind. Assumes answers independent of each other.
 *
 * @returns null unless there are both bad and good answers.
 * @throws RangeError as `rocCurve`, and for a level outside (0, 1).
 * Source: DeLong, DeLong, Clarke-Pearson 1988, Biometrics 44.
 */
export function areaUnderRoc(answers: readonly ScoredAnswer[], level = 0.95): AreaUnderRoc | null {
  requireLevel(level);
  const groups = tied(byFallingScore(answers).reverse());
  const totals = [0, 0] as [number, number];
  const counts = [0, 0] as [number, number];
  for (const group of groups)
    for (const { label, weight } of group) {
      totals[label] += weight;
      counts[label] += 1;
    }
  const [goodWeight, badWeight] = totals;
  const [good, bad] = counts;
  if (good === 0 || bad === 0) return null;
  // Placement: the share of the other kind that an answer exceeds, in the direction that raises the area.
  const placements: { label: 0 | 1; weight: number; placement: number }[] = [];
  let goodBelow = 0;
  let badBelow = 0;
  for (const group of groups) {
    const goodHere = group.reduce((sum, { label, weight }) => sum + (1 - label) * weight, 0);
    const badHere = group.reduce((sum, { label, weight }) => sum + label * weight, 0);
    for (const { label, weight } of group)
      placements.push({
        label,
        weight,
        placement:
          label === 1 ? (goodBelow + goodHere / 2) / goodWeight : 1 - (badBelow + badHere / 2) / badWeight,
      });
    goodBelow += goodHere;
    badBelow += badHere;
  }
  let area = 0;
  for (const { label, weight, placement } of placements)
    if (label === 1) area += (weight / badWeight) * placement;
  area = Math.min(1, Math.max(0, area));
  if (good < 2 || bad < 2) return { area, interval: null, standardError: null, level, bad, good };
  let variance = 0;
  for (const { label, weight, placement } of placements) {
    const n = counts[label];
    variance += ((weight / totals[label]) * (placement - area)) ** 2 * (n / (n - 1));
  }
  const standardError = Math.sqrt(variance);
  return {
    area,
    interval: intervalOf(area, standardError, Math.min(good, bad), level),
    standardError,
    level,
    bad,
    good,
  };
}

function intervalOf(area: number, standardError: number, rarer: number, level: number): Interval {
  if (standardError < 1e-12 || area === 0 || area === 1) return scoreInterval(area, rarer, level);
  const logit = Math.log(area / (1 - area));
  const reach = (twoSidedZ(level) * standardError) / (area * (1 - area));
  return {
    low: 1 / (1 + Math.exp(reach - logit)),
    high: 1 / (1 + Math.exp(-reach - logit)),
  };
}
