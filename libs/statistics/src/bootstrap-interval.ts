import { createRandom } from './random.js';
import { requireLevel, requireWhole } from './require-number.js';
import type { Interval } from './wilson-interval.js';

export interface BootstrapOptions<Item> {
  /** How many resamples; 2,000 where left out. */
  readonly rounds?: number;
  /** The same seed gives the same interval. */
  readonly seed: number;
  readonly level?: number;
  /** What varies together, such as the answers of one actor, is drawn together. */
  readonly clusterBy?: (item: Item) => string;
}

export interface BootstrapInterval extends Interval {
  readonly estimate: number;
  readonly level: number;
  /** Resamples in which the statistic had a value. */
  readonly rounds: number;
}

/** An interval whose statistic fails on more resamples than this share would be that of the others only. */
const MOST_UNDEFINED = 0.05;

/**
 * Percentile bootstrap interval of any statistic of the items, for those without a formula. Items, or whole clusters,
 * are drawn with replacement. Too narrow with few items: below about 30 items or clusters it covers some points less
 * than its level, and it knows nothing of values that were never seen. Costs rounds × statistic.
 *
 * @param statistic null or NaN where it has no value, such as a correlation of constants.
 * @returns null with fewer than two items or clusters, where the statistic has no value on the items, or on more than
 * 5 % of the resamples.
 * @throws RangeError for rounds below 100 or a level outside (0, 1).
 * Source: Efron and Tibshirani 1993, An introduction to the bootstrap, chapter 13; clusters: Davison and Hinkley 1997,
 * 3.8 (strategy 1).
 */
export function bootstrapInterval<Item>(
  items: readonly Item[],
  statistic: (items: readonly Item[]) => number | null,
  { rounds = 2_000, seed, level = 0.95, clusterBy }: BootstrapOptions<Item>,
): BootstrapInterval | null {
  requireWhole('rounds', rounds, 100);
  requireLevel(level);
  const random = createRandom(seed);
  const units = clusterBy ? [...Map.groupBy(items, clusterBy).values()] : items.map((item) => [item]);
  if (units.length < 2) return null;
  const estimate = statistic(items);
  if (estimate === null || Number.isNaN(estimate)) return null;
  const values: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const drawn: Item[] = [];
    for (let unit = 0; unit < units.length; unit++)
      for (const item of units[Math.floor(random() * units.length)]!) drawn.push(item);
    const value = statistic(drawn);
    if (value !== null && !Number.isNaN(value)) values.push(value);
  }
  if (values.length < rounds * (1 - MOST_UNDEFINED)) return null;
  values.sort((a, b) => a - b);
  return {
    estimate,
    low: quantileOfSorted(values, (1 - level) / 2),
    high: quantileOfSorted(values, (1 + level) / 2),
    level,
    rounds: values.length,
  };
}

/** Linear between order statistics: R's type 7, NumPy's default. */
function quantileOfSorted(values: readonly number[], share: number): number {
  const place = share * (values.length - 1);
  const below = Math.floor(place);
  const low = values[below]!;
  const high = values[Math.min(below + 1, values.length - 1)]!;
  return low + (place - below) * (high - low);
}
