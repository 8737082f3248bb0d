/** SQL of an hour in the current window, and in either, as `boundsOf` binds them. */
const IN_CURRENT = `hour >= {curFrom:DateTime('UTC')} AND hour < {curTo:DateTime('UTC')}`;
export const IN_WINDOWS = `(hour >= {refFrom:DateTime('UTC')} AND hour < {refTo:DateTime('UTC')} OR ${IN_CURRENT})`;

const startFrom = (from: string, hours: string): string =>
  `greatest(toUnixTimestamp({${from}:DateTime('UTC')}), intDiv(toUnixTimestamp(hour), 3600 * {${hours}:UInt32}) * 3600 * {${hours}:UInt32})`;

/** SQL of the first hour of the block of an hour, with the hours of a block bound beside the windows. */
export const BLOCK_START = `intDiv(if(${IN_CURRENT}, ${startFrom('curFrom', 'curBlock')}, ${startFrom('refFrom', 'refBlock')}), 3600)`;

/** SQL of the same of an hour in the one range that is bound as `from`, with its `blockHours`. */
export const startOfBlock = (hour: string): string =>
  `greatest({from:UInt32}, toUInt32(${hour} - ${hour} % {blockHours:UInt32}))`;

/**
 * SQL of a hash of a sketch; blocks whose sums of it are the same have the same sums of features. A sketch that is computed
 * again has a new version; where cells are taken out in place, there are fewer counts.
 */
export const DIGEST = 'cityHash64(hour, version, source, counts)';
