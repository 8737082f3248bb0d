import type { Estimate } from '@almenara/contract';
import { wilsonInterval } from '@almenara/statistics';

/** A share of a count with its Wilson score interval, which keeps its promise near 0 and 1 and in small samples. */
export function estimateRate(successes: number, n: number): Estimate | null {
  const interval = wilsonInterval(successes, n);
  if (!interval) return null;
  const { low: lo, high: hi } = interval;
  return { value: successes / n, lo, hi, level: 0.95, n, unit: 'rate', method: 'wilson' };
}
