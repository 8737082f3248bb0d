import type { Estimate } from '@almenara/contract';
import { directionOf, rateDifference } from './rate-difference';
import { wilson } from './wilson';

/**
 * The rate at which a window of `n` cases would count as worse than `before`: how big a change is noticed.
 * Undefined where even all cases failing would not be.
 */
export function smallestNoticedRate(before: Estimate, n: number): number | undefined {
  const isNoticed = (failed: number) => directionOf(rateDifference(wilson(failed, n), before)) === 'up';
  if (n === 0 || !isNoticed(n)) return undefined;
  let low = Math.min(n, Math.floor(before.value * n));
  let high = n;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isNoticed(middle)) high = middle;
    else low = middle;
  }
  return high / n;
}
