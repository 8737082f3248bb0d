import { requireLevel } from './require-number.js';
import { studentQuantile } from './student.js';
import {
  requireSums,
  squaresAround,
  weightedSums,
  type WeightedItem,
  type WeightedSums,
} from './weighted-sums.js';
import type { Interval } from './wilson-interval.js';

export interface MeanEstimate extends Interval {
  /** In the unit of the values, as are the ends of the interval. */
  readonly mean: number;
  readonly standardError: number;
  readonly level: number;
  readonly count: number;
}

/**
 * Mean of a score among all answers when only some were scored, each with a known inclusion probability: the Hájek
 * estimate Σ w·x / Σ w with its linearised standard error and a t interval. For equal weights and no clusters this is
 * the classic t interval. Right for values without extreme outliers; of a 0/1 value take `weightedRate`.
 *
 * @returns null with fewer than two items or clusters, whose spread is unknown.
 * @throws RangeError for a value that is not finite, a probability outside (0, 1], or a level outside (0, 1).
 */
export function weightedMean(items: Iterable<WeightedItem>, level = 0.95): MeanEstimate | null {
  return meanFromSums(weightedSums(items), level);
}

/**
 * `weightedMean` of added-up items. The variance is m/(m−1)·Σ (A − mean·B)² / (Σ w)² over the m units; degrees of
 * freedom are Kish's effective count of units less one. Sums of squares lose digits where the mean is more than about
 * 10⁶ times the standard deviation.
 */
export function meanFromSums(sums: WeightedSums, level = 0.95): MeanEstimate | null {
  requireLevel(level);
  requireSums(sums);
  if (sums.units < 2) return null;
  const mean = sums.weightedValue / sums.weight;
  const variance =
    (squaresAround(sums, mean) * (sums.units / (sums.units - 1))) / (sums.weight * sums.weight);
  const standardError = Math.sqrt(variance);
  const effectiveUnits = (sums.weight * sums.weight) / sums.weightWeight;
  const freedom = Math.max(effectiveUnits - 1, 1);
  const reach = studentQuantile((1 + level) / 2, freedom) * standardError;
  return {
    mean,
    low: mean - reach,
    high: mean + reach,
    standardError,
    level,
    count: sums.count,
  };
}
