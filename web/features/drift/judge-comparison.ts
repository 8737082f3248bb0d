import type { DriftComparison } from '@almenara/contract';

/** The usual level of one test that was chosen before its data were seen. */
export const LEVEL = 0.05;

export type ComparisonVerdict = 'insufficient' | 'differs' | 'noDifference';

/** What the test says of the two windows. Too little data is never called “no difference”. */
export function judgeComparison({ state, p }: Pick<DriftComparison, 'state' | 'p'>): ComparisonVerdict {
  if (state === 'insufficient' || p === null) return 'insufficient';
  return p < LEVEL ? 'differs' : 'noDifference';
}
