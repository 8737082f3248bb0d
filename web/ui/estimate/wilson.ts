import type { Estimate } from '@almenara/contract';

const Z95 = 1.959963984540054;

/** Share of `hits` in `n` with its 95 % Wilson score interval. */
export function wilson(hits: number, n: number): Estimate {
  const value = hits / n;
  const z2 = Z95 * Z95;
  const middle = (value + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z95 / (1 + z2 / n)) * Math.sqrt((value * (1 - value)) / n + z2 / (4 * n * n));
  return {
    value,
    lo: hits === 0 ? 0 : middle - half,
    hi: hits === n ? 1 : middle + half,
    level: 0.95,
    n,
    unit: 'rate',
    method: 'wilson',
  };
}
