import { rateFromSums, type WeightedSums } from '@almenara/statistics';

/** Levels at which the store tells the values of a window, so that an interval of the 95th percentile can be read off. */
export const QUANTILE_LEVELS = [
  0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.84, 0.87, 0.89, 0.9, 0.91, 0.92, 0.93, 0.94, 0.95, 0.96, 0.97, 0.98, 0.985,
  0.99, 0.993, 0.995, 0.997, 0.999, 1,
] as const;

/**
 * Interval of a quantile by Woodruff's inversion: the interval of the share of answers above the estimate, respecting
 * users, is carried over to values. Ends are taken outwards to the next known level, so it is never too short by that.
 * An end is null where the answers do not bound it: no value of a sample of n is an upper bound of a level above n/(n+1).
 *
 * @param above zeros and ones, whether an answer lies above the estimated quantile.
 * @param ladder values at `QUANTILE_LEVELS`, ascending.
 * Source: Woodruff 1952, Journal of the American Statistical Association 47; Särndal, Swensson, Wretman 1992, 5.11.
 */
export function quantileInterval(
  above: WeightedSums,
  ladder: readonly number[],
): { low: number | null; high: number | null } {
  const share = rateFromSums(above);
  if (!share || ladder.length !== QUANTILE_LEVELS.length) return { low: null, high: null };
  const lowLevel = 1 - share.high;
  const highLevel = 1 - share.low;
  const lowAt = QUANTILE_LEVELS.findLastIndex((level) => level <= lowLevel);
  const highAt = QUANTILE_LEVELS.findIndex((level) => level >= highLevel);
  const isBounded = highLevel <= share.effectiveCount / (share.effectiveCount + 1);
  return {
    low: lowLevel <= 1 / (share.effectiveCount + 1) ? null : (ladder[lowAt] ?? null),
    high: isBounded ? (ladder[highAt] ?? null) : null,
  };
}
