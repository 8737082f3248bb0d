import type { Estimate } from '@almenara/contract';

const Z95 = 1.959963984540054;

/** A share of a count with its Wilson score interval, which keeps its promise near 0 and 1 and in small samples. */
export function estimateRate(successes: number, n: number): Estimate | null {
  if (n === 0) return null;
  const p = successes / n;
  const z2 = Z95 * Z95;
  const middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z95 / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return {
    value: p,
    lo: successes === 0 ? 0 : middle - half,
    hi: successes === n ? 1 : middle + half,
    level: 0.95,
    n,
    unit: 'rate',
    method: 'wilson',
  };
}
