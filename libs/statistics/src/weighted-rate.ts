import { twoSidedZ } from './normal.js';
import { requireBinary, requireLevel } from './require-number.js';
import { studentQuantile } from './student.js';
import {
  requireSums,
  squaresAround,
  weightedSums,
  type WeightedItem,
  type WeightedSums,
} from './weighted-sums.js';
import { scoreInterval, type Interval } from './wilson-interval.js';

/** A rate as the product shows it: rate [low – high], n. */
export interface RateEstimate extends Interval {
  /** In [0, 1]. */
  readonly rate: number;
  readonly level: number;
  /** How many answers were seen. */
  readonly count: number;
  /** How many equally likely, independent answers would know the rate as well. */
  readonly effectiveCount: number;
}

export interface RateItem extends Omit<WeightedItem, 'value'> {
  readonly bad: 0 | 1;
}

/**
 * Rate of bad answers among all answers when only some were seen, each with a known inclusion probability: the Hájek
 * estimate Σ w·y / Σ w with w = 1/probability, and Wilson's interval on its effective count.
 *
 * The rate is that of the application, not of these answers alone: the interval stays open where every answer was
 * seen. Assumes that units are drawn and turn out bad independently of each other; where whole actors are drawn, give
 * the actor as `cluster`.
 *
 * @returns null without items, and where all come from one cluster, which cannot tell how others differ.
 * @throws RangeError for a probability outside (0, 1], a `bad` that is not 0 or 1, or a level outside (0, 1).
 */
export function weightedRate(items: Iterable<RateItem>, level = 0.95): RateEstimate | null {
  return rateFromSums(weightedSums(valuesOf(items)), level);
}

function* valuesOf(items: Iterable<RateItem>): Generator<WeightedItem> {
  for (const { bad, probability, cluster } of items) {
    requireBinary('bad', bad);
    yield cluster === undefined ? { value: bad, probability } : { value: bad, probability, cluster };
  }
}

/**
 * `weightedRate` of added-up items whose values are 0 and 1.
 *
 * The linearised variance is Σ (A − p·B)² / (Σ w)² over the units, which contains both the chance of being seen and
 * that of turning out bad. It rests on the weights of the few bad answers, and is far too small as long as the bad ones
 * among those seldom seen are missing. So one bad answer of the greatest weight is imagined in the design effect (not in
 * the rate): without bad answers, the effective count is that of answers which all weigh as much. For equal weights the
 * interval is exactly Wilson's. With m clusters, t of m − 1 degrees of freedom replaces z.
 *
 * Coverage is about the level from some 5 seen bad answers of each weight that matters; answers of a kind that was not
 * seen at all cannot be weighted. Measured in docs/statistics.md.
 *
 * Sources: Hájek 1971; Särndal, Swensson, Wretman 1992, Model Assisted Survey Sampling, 5.7; Korn and
 * Graubard 1998, Survey Methodology 24 (an interval of a share on the effective count).
 */
export function rateFromSums(sums: WeightedSums, level = 0.95): RateEstimate | null {
  requireLevel(level);
  requireSums(sums);
  if (sums.count === 0 || (sums.units === 1 && sums.count > 1)) return null;
  const rate = sums.weightedValue / sums.weight;
  if (!(rate >= 0 && rate <= 1 + 1e-9))
    throw new RangeError(`the sums are not those of zeros and ones: their mean is ${rate}`);
  const share = Math.min(1, rate);
  const effectiveCount = effectiveCountOf(sums, share, level);
  return {
    rate: share,
    ...scoreInterval(share, effectiveCount, level),
    level,
    count: sums.count,
    effectiveCount,
  };
}

function effectiveCountOf(sums: WeightedSums, rate: number, level: number): number {
  const imagined = sums.greatestWeight;
  const designEffect =
    (squaresAround(sums, rate) + imagined * Math.max(imagined, sums.weightWeight / sums.weight)) /
    (sums.weight * rate * (1 - rate) + imagined);
  const effective = sums.weight / designEffect;
  if (sums.units === sums.count) return effective;
  const t = studentQuantile((1 + level) / 2, sums.units - 1);
  return effective * (1 - 1 / sums.units) * (twoSidedZ(level) / t) ** 2;
}
