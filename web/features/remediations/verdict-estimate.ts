import type { Estimate, Verdict } from '@almenara/contract';
import type { RateDifference } from '../../ui/estimate/rate-difference';

/** What `ui/estimate` prints of the rate of bad answers. */
export function rateOf({ rate, answers }: Pick<Verdict, 'rate' | 'answers'>): Estimate | null {
  if (rate === null) return null;
  const { value, low, high } = rate;
  return { value, lo: low, hi: high, level: 0.95, n: answers, unit: 'rate', method: 'wilson' };
}

export function differenceOf({ difference }: Pick<Verdict, 'difference'>): RateDifference | undefined {
  if (difference === null) return undefined;
  const { value, low, high, level } = difference;
  return { value, lo: low, hi: high, level };
}
