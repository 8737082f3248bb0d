import type { StreamChange } from './cause-evidence.js';
import type { ValueChange } from './clustered-difference.js';

/** Ten direct tests take part in a verdict; by Bonferroni one of them supports a cause by chance once in twenty. */
export const LEVEL = 0.005;

/** A cause is ruled out by a test that sees nothing at the usual level. */
export const QUIET = 0.05;

/** Half of what Cohen calls a small effect: with many events even trifles are beyond chance, but explain nothing. */
const LEAST_SHIFT = 0.1;

/** Effects by Cohen: what cannot be a small one is none, and without any evidence what cannot be a medium one. */
const SMALL_SHIFT = 0.2;
const MEDIUM_SHIFT = 0.5;

/** A version on fewer events than one in twenty cannot move the whole by an amount that anybody would look into. */
const LEAST_SHARE = 0.05;

export type Found = 'moved' | 'unclear' | 'still';

/** Whether a value moved: beyond chance and not tiny. Still: any change that would matter is excluded. */
export function judgeValue(change: ValueChange): Found {
  if (change.pValue <= LEVEL && Math.abs(change.shift) >= LEAST_SHIFT) return 'moved';
  const largest = Math.max(Math.abs(change.low), Math.abs(change.high));
  return largest < (change.pValue > QUIET ? MEDIUM_SHIFT : SMALL_SHIFT) ? 'still' : 'unclear';
}

/** Moved if any moved; still only if all are; undefined without any. */
export function judgeValues(...changes: readonly (ValueChange | undefined)[]): Found | undefined {
  const found = changes.flatMap((change) => (change ? [judgeValue(change)] : []));
  if (found.length === 0) return undefined;
  if (found.includes('moved')) return 'moved';
  return found.includes('unclear') ? 'unclear' : 'still';
}

export function judgeStream({ pValue }: StreamChange): Found {
  return pValue <= LEVEL ? 'moved' : pValue > QUIET ? 'still' : 'unclear';
}

/** A category that the app sends is read, not estimated: a share of the traffic has another value, or none has. */
export function judgeCategory({ pValue, effect }: StreamChange): Found {
  if (effect < LEAST_SHARE) return 'still';
  return pValue <= LEVEL ? 'moved' : 'unclear';
}
