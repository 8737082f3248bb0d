import { blockHoursOf, type HourWindow, type HourWindows } from './hour-window.js';

/** A window cut into blocks of so many hours, the first from `from` on. */
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
  const { from, to, blockHours } = range;
  const own = starts.filter((start) => start >= from && start < to);
  if (own.length === 0) return { from: to, to, blockHours };
  return { from: Math.min(...own), to: Math.min(to, Math.max(...own) + blockHours), blockHours };
}

/** What the SQL below binds. */
export function blockParameters({ reference, current }: BlockRanges): Record<string, number> {
  return {
    refFrom: reference.from,
    refTo: reference.to,
    refBlock: reference.blockHours,
    curFrom: current.from,
    curTo: current.to,
    curBlock: current.blockHours,
  };
}

const inWindow = (from: string, to: string): string =>
  `hour >= toDateTime({${from}:UInt32} * 3600, 'UTC') AND hour < toDateTime({${to}:UInt32} * 3600, 'UTC')`;
const startIn = (from: string, block: string): string =>
  `{${from}:UInt32} + intDiv(intDiv(toUnixTimestamp(hour), 3600) - {${from}:UInt32}, {${block}:UInt32}) * {${block}:UInt32}`;

/** SQL of whether an hour is in either window, and whether in the current one. */
export const IS_CURRENT = inWindow('curFrom', 'curTo');
export const IN_WINDOWS = `(${inWindow('refFrom', 'refTo')} OR ${IS_CURRENT})`;

/** SQL of the first hour of the block of an hour. */
export const BLOCK_START = `toUInt32(if(${IS_CURRENT}, ${startIn('curFrom', 'curBlock')}, ${startIn('refFrom', 'refBlock')}))`;

/**
 * SQL of a hash of a sketch; blocks whose sums of it are the same have the same sums of features. A sketch that is computed
 * again has a new version; where cells are taken out in place, there are fewer counts.
 */
export const DIGEST = 'cityHash64(hour, version, source, counts)';
