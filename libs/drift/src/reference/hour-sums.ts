import { BAGS, type BlockSketch } from '../sketch/block-sketch.js';

/** Events and feature sums by bag over any number of hours. */
export interface BagSums {
  readonly n: Float64Array;
  /** Bag by bag, `width` numbers each. */
  readonly sum: Float64Array;
}

/** One hour without its feature sums by bag, which a season does not need. */
export interface HourTotal {
  readonly hour: number;
  readonly n: Float64Array;
  readonly sum: Float64Array;
}

export function emptyBagSums(width: number): BagSums {
  return {
    n: new Float64Array(BAGS),
    sum: new Float64Array(BAGS * width),
  };
}

export function addHour(into: BagSums, hour: BlockSketch, width: number): void {
  for (const { bag, n, sum } of hour.cells) {
    if (n <= 0) continue;
    into.n[bag]! += n;
    for (let j = 0, at = bag * width; j < width; j++, at++) into.sum[at]! += sum[j]!;
  }
}

export function addBagSums(into: BagSums, other: BagSums): void {
  for (let i = 0; i < into.n.length; i++) into.n[i]! += other.n[i]!;
  for (let i = 0; i < into.sum.length; i++) into.sum[i]! += other.sum[i]!;
}

export function hourTotal(hour: BlockSketch, width: number): HourTotal {
  const total = { hour: hour.start, n: new Float64Array(BAGS), sum: new Float64Array(width) };
  for (const { bag, n, sum } of hour.cells) {
    if (n <= 0) continue;
    total.n[bag]! += n;
    for (let j = 0; j < width; j++) total.sum[j]! += sum[j]!;
  }
  return total;
}
