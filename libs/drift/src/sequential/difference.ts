import { BAGS } from '../sketch/block-sketch.js';

/**
 * Correlation of the events of one bag in one hour: a cell of n events counts as n / (1 + (n − 1)·ρ), so that one busy
 * user does not speak for the stream.
 */
const WITHIN_CELL = 0.01;

/** Whitened differences of an hour to its reference. */
export interface Difference {
  /** By bag, one after the other. */
  readonly bags: Float64Array;
  readonly sum: Float64Array;
  /** Events by weight. */
  readonly n: number;
  readonly events: number;
  readonly filled: readonly number[];
}

/** Weighs and whitens residual sums, in place. */
export function difference(
  residuals: Float64Array,
  counts: Float64Array,
  whiten: (vectors: Float64Array, from: number) => void,
): Difference {
  const width = residuals.length / BAGS;
  const sum = new Float64Array(width);
  const filled: number[] = [];
  let n = 0;
  let events = 0;
  for (let b = 0; b < BAGS; b++) {
    const count = counts[b]!;
    if (count === 0) continue;
    const weight = 1 / (1 + WITHIN_CELL * Math.max(0, count - 1));
    filled.push(b);
    events += count;
    n += weight * count;
    whiten(residuals, b * width);
    for (let j = 0, at = b * width; j < width; j++, at++) {
      residuals[at]! *= weight;
      sum[j]! += residuals[at]!;
    }
  }
  return { bags: residuals, sum, n, events, filled };
}
