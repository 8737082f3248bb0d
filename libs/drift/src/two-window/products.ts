import { BAGS } from '../sketch/block-sketch.js';
import type { Cells } from './cells.js';
import { deal } from './deal-cells.js';
import { gram } from './gram.js';

/**
 * Inner products of all that the test needs, so that no step after this one depends on how many features there are.
 * Rows in this order: the current window's sum of each bag, the reference's sum of each bag, the sum of each block,
 * then the stand-ins of the current and of the reference cells (`deal`).
 */
export interface Products {
  readonly size: number;
  readonly matrix: Float64Array;
  /** Events of each row; of a stand-in the sum of ± its cells' events. */
  readonly n: Float64Array;
  readonly firstBlock: number;
  readonly firstStandIn: number;
  readonly firstReferenceStandIn: number;
  /** Corrects sums over pairs of stand-ins of one window for pairs of cells that went into the same one. */
  readonly pairScale: { readonly current: number; readonly reference: number };
  /** Squared length of each cell's sum. */
  readonly cellSquares: Float64Array;
  /** Each cell's product with the mean of its own window. */
  readonly cellAlongMean: Float64Array;
}

/** Multiplications that one matrix of products may take: some 10 ms. */
const BUDGET = 8e6;
const FEWEST_STAND_INS = 32;
const MOST_STAND_INS = 256;

export function multiply(cells: Cells): Products {
  const { width, n, sums } = cells;
  const firstBlock = 2 * BAGS;
  const firstStandIn = firstBlock + cells.blocks;
  const affordable = Math.floor((Math.sqrt((2 * BUDGET) / Math.max(1, width)) - firstStandIn) / 2);
  const standIns = Math.max(FEWEST_STAND_INS, Math.min(MOST_STAND_INS, affordable));
  const cellSquares = squares(cells);
  const dealt = deal(cells, cellSquares, standIns);
  const firstReferenceStandIn = firstStandIn + dealt.current;
  const size = firstReferenceStandIn + dealt.reference;
  const rows = new Float64Array(size * width);
  const counts = new Float64Array(size);
  for (let cell = 0; cell < n.length; cell++) {
    const isCurrent = cells.block[cell]! < cells.currentBlocks;
    const bag = (isCurrent ? 0 : BAGS) + cells.bag[cell]!;
    const block = firstBlock + cells.block[cell]!;
    const standIn = (isCurrent ? firstStandIn : firstReferenceStandIn) + dealt.to[cell]!;
    const sign = dealt.sign[cell]!;
    counts[bag]! += n[cell]!;
    counts[block]! += n[cell]!;
    counts[standIn]! += sign * n[cell]!;
    const from = cell * width;
    for (let at = 0; at < width; at++) {
      const value = sums[from + at]!;
      rows[bag * width + at]! += value;
      rows[block * width + at]! += value;
      rows[standIn * width + at]! += sign * value;
    }
  }
  return {
    size,
    matrix: gram(rows, size, width),
    n: counts,
    firstBlock,
    firstStandIn,
    firstReferenceStandIn,
    pairScale: dealt.pairScale,
    cellSquares,
    cellAlongMean: alongMean(cells, rows),
  };
}

function squares({ n, sums, width }: Cells): Float64Array {
  const result = new Float64Array(n.length);
  for (let cell = 0; cell < n.length; cell++) {
    let sum = 0;
    for (let at = cell * width; at < (cell + 1) * width; at++) sum += sums[at]! ** 2;
    result[cell] = sum;
  }
  return result;
}

function alongMean(cells: Cells, rows: Float64Array): Float64Array {
  const { width, n, sums } = cells;
  const mean = [new Float64Array(width), new Float64Array(width)];
  const events = [0, 0];
  const sideOf = (cell: number): number => (cells.block[cell]! < cells.currentBlocks ? 0 : 1);
  for (let cell = 0; cell < n.length; cell++) events[sideOf(cell)]! += n[cell]!;
  for (let row = 0; row < 2 * BAGS; row++) {
    const side = row < BAGS ? 0 : 1;
    for (let at = 0; at < width; at++) mean[side]![at]! += rows[row * width + at]! / events[side]!;
  }
  return n.map((_, cell) => {
    const own = mean[sideOf(cell)]!;
    let sum = 0;
    for (let at = 0; at < width; at++) sum += sums[cell * width + at]! * own[at]!;
    return sum;
  });
}
