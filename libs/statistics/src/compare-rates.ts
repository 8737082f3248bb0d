import { normalTail } from './normal.js';
import type { RateEstimate } from './weighted-rate.js';
import type { Interval } from './wilson-interval.js';

export interface RateDifference extends Interval {
  /** First rate less second, in [−1, 1]. */
  readonly difference: number;
  readonly level: number;
  /** Two-sided, of the score test that both rates are the same. */
  readonly pValue: number;
}

/**
 * Difference of two independent rates with Newcombe's hybrid score interval, built from the ends of the two rates' own
 * intervals, so it also fits weighted and prediction-powered rates. The p-value pools the rates by effective count; it
 * may disagree with the interval at the margin. Not for two rates of the same answers, which depend on each other.
 *
 * @throws RangeError where the two intervals have different levels.
 * Source: Newcombe 1998, Interval estimation for the difference between independent proportions, Statistics in
 * Medicine 17, method 10.
 */
export function compareRates(first: RateEstimate, second: RateEstimate): RateDifference {
  if (first.level !== second.level)
    throw new RangeError(`rates of level ${first.level} and ${second.level} cannot be compared`);
  const difference = first.rate - second.rate;
  const pooled =
    (first.rate * first.effectiveCount + second.rate * second.effectiveCount) /
    (first.effectiveCount + second.effectiveCount);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / first.effectiveCount + 1 / second.effectiveCount));
  return {
    difference,
    low: difference - Math.hypot(first.rate - first.low, second.high - second.rate),
    high: difference + Math.hypot(first.high - first.rate, second.rate - second.low),
    level: first.level,
    pValue: error === 0 ? 1 : Math.min(1, 2 * normalTail(Math.abs(difference) / error)),
  };
}
