import type { BlockSketch, Cell } from '@almenara/drift';
import { decodeFloats } from './decode-floats.js';

/** Columns of a bag in a block, as texts: sums as the bytes of so many 32-bit floats, in base64. */
export type CellTexts = readonly [
  start: string,
  bag: string,
  n: string,
  width: string,
  sums: string,
  ...others: string[],
];

/** Blocks and bags come in their order, however the rows were ordered. */
export function toBlocks(rows: readonly CellTexts[]): BlockSketch[] {
  return [...Map.groupBy(rows, ([start]) => start)]
    .map(([start, cells]) => ({
      start: Number(start),
      cells: cells.map(toCell).toSorted((a, b) => a.bag - b.bag),
    }))
    .toSorted((a, b) => a.start - b.start);
}

function toCell([, bag, n, width, sums]: CellTexts): Cell {
  return { bag: Number(bag), n: Number(n), sum: decodeFloats(sums, Number(width)) };
}
