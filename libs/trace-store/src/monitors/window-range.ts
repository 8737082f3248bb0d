import type { MonitorDefinition } from '@almenara/contract';
import { toStoreTime } from '../time.js';

/** Windows `from ≤ start < to`, in ms since 1970, both at the start of a window. */
export interface WindowRange {
  readonly from: number;
  readonly to: number;
  readonly windowMinutes: MonitorDefinition['windowMinutes'];
}

/** SQL of the start of the window of a time, in seconds since 1970. */
export const windowOf = (time: string): string =>
  `intDiv(toUnixTimestamp(${time}), {seconds:UInt32}) * {seconds:UInt32}`;

export function rangeParameters({ from, to, windowMinutes }: WindowRange): Record<string, unknown> {
  return { from: toStoreTime(from), to: toStoreTime(to), seconds: windowMinutes * 60 };
}

/** Each window of the range once, in order: the one that was found, else what an empty one is. */
export function fillWindows<Sums>(
  { from, to, windowMinutes }: WindowRange,
  found: ReadonlyMap<number, Sums>,
  empty: Sums,
): { window: number; sums: Sums }[] {
  const length = windowMinutes * 60_000;
  return Array.from({ length: Math.max(0, Math.round((to - from) / length)) }, (_, index) => {
    const window = from + index * length;
    return { window, sums: found.get(window) ?? empty };
  });
}
