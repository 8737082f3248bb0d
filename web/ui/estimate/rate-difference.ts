import type { Estimate } from '@almenara/contract';

/** Difference of two independent rates, with its interval. */
export interface RateDifference {
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
  readonly level: number;
}

/**
 * Newcombe's hybrid score interval (method 10), made from the two Wilson intervals. Undefined where one of
 * them is missing or their levels differ.
 */
export function rateDifference(now: Estimate | null, before: Estimate | null): RateDifference | undefined {
  if (!now || !before || now.n === 0 || before.n === 0) return undefined;
  if (now.lo === undefined || now.hi === undefined || before.lo === undefined || before.hi === undefined) {
    return undefined;
  }
  const level = now.level ?? 0.95;
  if (level !== (before.level ?? 0.95)) return undefined;
  const value = now.value - before.value;
  return {
    value,
    lo: value - Math.hypot(now.value - now.lo, before.hi - before.value),
    hi: value + Math.hypot(now.hi - now.value, before.value - before.lo),
    level,
  };
}

/** Which way a difference goes, if its interval leaves no doubt. */
export function directionOf(difference: RateDifference | undefined): 'up' | 'down' | 'unclear' {
  if (!difference) return 'unclear';
  if (difference.lo > 0) return 'up';
  return difference.hi < 0 ? 'down' : 'unclear';
}
