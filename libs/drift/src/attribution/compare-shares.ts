import { normalTail } from '../special-functions/normal-tail.js';

export interface Share {
  readonly count: number;
  readonly n: number;
  readonly share: number;
}

export interface ShareDifference {
  /** First share less second. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly pValue: number;
}

/**
 * Difference of two shares with Newcombe's hybrid score interval and the pooled score test. Events of the same actor
 * count less than they are: `designEffect` (≥ 1) is by how much the variance exceeds that of independent events, and
 * the sizes are divided by it. An empty side gives no information: difference 0 within [−1, 1], p = 1.
 *
 * Source: Newcombe 1998, Statistics in Medicine 17, method 10; Kish 1965 for the design effect.
 */
export function compareShares(first: Share, second: Share, designEffect = 1, level = 0.95): ShareDifference {
  if (first.n === 0 || second.n === 0) return { difference: 0, low: -1, high: 1, pValue: 1 };
  const difference = first.share - second.share;
  const [a, b] = [first, second].map(({ share, n }) => wilson(share, n / designEffect, level)) as [
    Ends,
    Ends,
  ];
  const pooled = (first.count + second.count) / (first.n + second.n);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / first.n + 1 / second.n) * designEffect);
  return {
    difference,
    low: difference - Math.hypot(first.share - a.low, b.high - second.share),
    high: difference + Math.hypot(a.high - first.share, second.share - b.low),
    pValue: error === 0 ? 1 : Math.min(1, 2 * normalTail(Math.abs(difference) / error)),
  };
}

interface Ends {
  readonly low: number;
  readonly high: number;
}

function wilson(share: number, n: number, level: number): Ends {
  const z = level === 0.95 ? 1.959963984540054 : level === 0.99 ? 2.5758293035489004 : NaN;
  if (Number.isNaN(z)) throw new RangeError(`intervals are given at level .95 or .99, not ${level}`);
  const centre = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
