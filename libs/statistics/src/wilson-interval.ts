import { twoSidedZ } from './normal.js';
import { requireFinite, requireLevel } from './require-number.js';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson's score interval of a share: the true shares from which the observed one differs by fewer than z standard
 * errors, the errors being those of the true share. It keeps its level near 0 and 1, where ± z·√(p(1−p)/n) collapses:
 * 0 of 30 answers gives 0 to 11.4 %. Coverage averages the level; at a single n and share it moves by 2 to 3 points.
 *
 * @param successes 0 … n; may be fractional, so that an effective count fits.
 * @param n how many independent draws; may be fractional.
 * @returns null where n is 0: nothing is known.
 * @throws RangeError for negative or non-finite counts, more successes than draws, or a level outside (0, 1).
 * Source: Wilson 1927, Journal of the American Statistical Association 22; Brown, Cai, DasGupta 2001, Statistical
 * Science 16.
 */
export function wilsonInterval(successes: number, n: number, level = 0.95): Interval | null {
  requireFinite('successes', successes);
  requireFinite('n', n);
  requireLevel(level);
  if (n < 0 || successes < 0 || successes > n)
    throw new RangeError(`successes must lie between 0 and n, not ${successes} of ${n}`);
  return n === 0 ? null : scoreInterval(successes / n, n, level);
}

/** Wilson's interval of an estimated share whose variance is that of `n` independent draws. */
export function scoreInterval(share: number, n: number, level: number): Interval {
  const z2 = twoSidedZ(level) ** 2;
  const centre = share + z2 / (2 * n);
  const reach = Math.sqrt(z2 * ((share * (1 - share)) / n + z2 / (4 * n * n)));
  const scale = 1 + z2 / n;
  // At 0 and 1 the two terms cancel exactly on paper only.
  return {
    low: share === 0 ? 0 : Math.max(0, (centre - reach) / scale),
    high: share === 1 ? 1 : Math.min(1, (centre + reach) / scale),
  };
}
