import { blockHoursOf, type HourWindow, type HourWindows } from './hour-window.js';

/**
 * A window cut into blocks of so many hours since 1970 UTC, the first and the last cut where the window is: windows that
 * begin an hour later have most blocks in common, which then need not be read again.
 */
export interface BlockRange extends HourWindow {
  readonly blockHours: number;
}

/** Two windows that have no hour in common. */
export interface BlockRanges {
  readonly reference: BlockRange;
  readonly current: BlockRange;
}

export function toBlockRanges({ reference, current }: HourWindows): BlockRanges {
  return {
    reference: { ...reference, blockHours: blockHoursOf(reference) },
    current: { ...current, blockHours: blockHoursOf(current) },
  };
}

/** The same blocks from the first to the last of the ones named by their first hours; without any, no hours. */
export function narrow(range: BlockRange, starts: readonly number[]): BlockRange {
  const { to, blockHours } = range;
  const own = starts.filter((start) => isIn(range, start));
  if (own.length === 0) return { from: to, to, blockHours };
  return { from: Math.min(...own), to: endOfBlock(range, Math.max(...own)), blockHours };
}

/** First hour of the block of an hour of either window. */
export function blockOf({ reference, current }: BlockRanges, hour: number): number {
  const { from, blockHours } = isIn(current, hour) ? current : reference;
  return Math.max(from, hour - (hour % blockHours));
}

/** The hour after the block of an hour of the window. */
export function endOfBlock({ to, blockHours }: BlockRange, hour: number): number {
  return Math.min(to, hour - (hour % blockHours) + blockHours);
}

export function isIn({ from, to }: HourWindow, hour: number): boolean {
  return hour >= from && hour < to;
}
