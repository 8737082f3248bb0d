import type { EncodersOfWindows } from './list-encoders.js';

export interface ChosenEncoder {
  /** Empty where nothing is embedded; null where neither window has events. */
  readonly encoder: string | null;
  /** The other spaces of the windows. */
  readonly others: readonly string[];
  readonly sampledShare: number;
}

/**
 * The space in which two windows are compared: the one asked for, else the one of most current events among those that
 * both have, else the one of most current events.
 */
export function chooseEncoder(
  { reference, current }: EncodersOfWindows,
  wanted: string | undefined,
): ChosenEncoder {
  const inReference = new Set(reference.map(({ encoder }) => encoder));
  const encoder =
    wanted ??
    current.find((each) => inReference.has(each.encoder))?.encoder ??
    current[0]?.encoder ??
    reference[0]?.encoder ??
    null;
  const all = [...reference, ...current];
  const others = new Set(all.map((each) => each.encoder).filter((each) => each !== encoder && each !== ''));
  const shares = all.filter((each) => each.encoder === encoder).map(({ sampledShare }) => sampledShare);
  return { encoder, others: [...others].toSorted(), sampledShare: Math.min(1, ...shares) };
}
