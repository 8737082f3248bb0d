import { BAGS, type BlockSketch } from '../sketch/block-sketch.js';

/**
 * Both windows as one table of cells (a bag in a block). Blocks are numbered through, those of the current window
 * first; sums are centred: the mean of all events of both windows is taken off every event.
 */
export interface Cells {
  readonly width: number;
  readonly blocks: number;
  /** Blocks below this number are the current window's. */
  readonly currentBlocks: number;
  readonly n: Float64Array;
  readonly bag: Int32Array;
  readonly block: Int32Array;
  /** One row of `width` a cell. */
  readonly sums: Float64Array;
  /** Squared length of the common mean, the scale against which differences are rounding. */
  readonly meanSquare: number;
}

interface Gathered {
  readonly start: number;
  readonly bags: Map<number, { n: number; sum: Float64Array }>;
}

/**
 * Puts equal blocks and bags together and sorts them, so that neither the order of rows nor how cells were merged
 * before changes a result beyond rounding.
 *
 * @throws RangeError for a bag outside 0 to 31, sums of unequal width, or a block that is in both windows.
 */
export function gatherCells(current: readonly BlockSketch[], reference: readonly BlockSketch[]): Cells {
  const width = widthOf([...current, ...reference]);
  const inCurrent = gatherBlocks(current, width);
  const inReference = gatherBlocks(reference, width);
  const both = inCurrent.find(({ start }) => inReference.some((other) => other.start === start));
  if (both) throw new RangeError(`the block of hour ${both.start} is in both windows`);
  const blocks = [...inCurrent, ...inReference];
  const count = blocks.reduce((sum, { bags }) => sum + bags.size, 0);
  const cells = {
    width,
    blocks: blocks.length,
    currentBlocks: inCurrent.length,
    n: new Float64Array(count),
    bag: new Int32Array(count),
    block: new Int32Array(count),
    sums: new Float64Array(count * width),
  };
  let row = 0;
  for (const [block, { bags }] of blocks.entries()) {
    for (const [bag, { n, sum }] of [...bags].sort(([a], [b]) => a - b)) {
      cells.n[row] = n;
      cells.bag[row] = bag;
      cells.block[row] = block;
      cells.sums.set(sum, row * width);
      row += 1;
    }
  }
  return { ...cells, meanSquare: centre(cells.sums, cells.n, width) };
}

function widthOf(blocks: readonly BlockSketch[]): number {
  const cells = blocks.flatMap((block) => block.cells);
  const width = cells[0]?.sum.length ?? 0;
  const other = cells.find(({ sum }) => sum.length !== width);
  if (other) throw new RangeError(`sums of ${width} and of ${other.sum.length} features cannot be compared`);
  return width;
}

function gatherBlocks(blocks: readonly BlockSketch[], width: number): Gathered[] {
  const byStart = new Map<number, Gathered>();
  for (const { start, cells } of blocks) {
    for (const { bag, n, sum } of cells) {
      if (!(Number.isInteger(bag) && bag >= 0 && bag < BAGS)) throw new RangeError(`there is no bag ${bag}`);
      if (!(n > 0)) continue;
      let block = byStart.get(start);
      if (!block) byStart.set(start, (block = { start, bags: new Map() }));
      let cell = block.bags.get(bag);
      if (!cell) block.bags.set(bag, (cell = { n: 0, sum: new Float64Array(width) }));
      cell.n += n;
      for (let at = 0; at < width; at++) cell.sum[at]! += sum[at]!;
    }
  }
  return [...byStart.values()].sort((a, b) => a.start - b.start);
}

function centre(sums: Float64Array, n: Float64Array, width: number): number {
  const mean = new Float64Array(width);
  let events = 0;
  for (let row = 0; row < n.length; row++) {
    events += n[row]!;
    for (let at = 0; at < width; at++) mean[at]! += sums[row * width + at]!;
  }
  let square = 0;
  for (let at = 0; at < width; at++) {
    mean[at]! /= events;
    square += mean[at]! ** 2;
  }
  for (let row = 0; row < n.length; row++)
    for (let at = 0; at < width; at++) sums[row * width + at]! -= n[row]! * mean[at]!;
  return square;
}
