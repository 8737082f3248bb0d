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

/**
 * Puts equal blocks and bags together and sorts them, so that neither the order of rows nor how cells were merged
 * before changes a result beyond rounding.
 *
 * @throws RangeError for a bag outside 0 to 31, sums of unequal width or that are no numbers, or a block that is in both windows.
 */
export function gatherCells(current: readonly BlockSketch[], reference: readonly BlockSketch[]): Cells {
  const width = widthOf([...current, ...reference]);
  const [inCurrent, inReference] = [startsOf(current), startsOf(reference)];
  const both = inCurrent.find((start) => inReference.includes(start));
  if (both !== undefined) throw new RangeError(`the block of hour ${both} is in both windows`);
  const blockOf = new Map([...inCurrent, ...inReference].map((start, block) => [start, block]));
  const { keys, rowOf } = numberRows(blockOf, [...current, ...reference]);
  const n = new Float64Array(keys.length);
  const sums = new Float64Array(keys.length * width);
  for (const { start, cells } of [...current, ...reference]) {
    const first = blockOf.get(start)! * BAGS;
    for (const cell of cells) {
      if (!(cell.n > 0)) continue;
      const row = rowOf[first + cell.bag]!;
      n[row]! += cell.n;
      addTo(sums, row * width, cell.sum, width);
    }
  }
  const cells = {
    width,
    blocks: blockOf.size,
    currentBlocks: inCurrent.length,
    n,
    bag: keys.map((key) => key % BAGS),
    block: keys.map((key) => Math.floor(key / BAGS)),
    sums,
  };
  const meanSquare = centre(cells);
  // What is no number would else look like windows that are equal.
  if (!Number.isFinite(meanSquare)) throw new RangeError('sums of features must be finite numbers');
  return { ...cells, meanSquare };
}

/** Which cells there are, as block × BAGS + bag in order, and the row of each. */
function numberRows(blockOf: ReadonlyMap<number, number>, blocks: readonly BlockSketch[]) {
  const isFilled = new Uint8Array(blockOf.size * BAGS);
  for (const { start, cells } of blocks)
    for (const { bag, n } of cells) if (n > 0) isFilled[blockOf.get(start)! * BAGS + bag] = 1;
  const rowOf = new Int32Array(isFilled.length);
  const keys = new Int32Array(isFilled.length);
  let rows = 0;
  for (let key = 0; key < isFilled.length; key++) {
    if (isFilled[key] === 0) continue;
    rowOf[key] = rows;
    keys[rows++] = key;
  }
  return { keys: keys.subarray(0, rows), rowOf };
}

function widthOf(blocks: readonly BlockSketch[]): number {
  const cells = blocks.flatMap((block) => block.cells);
  const width = cells[0]?.sum.length ?? 0;
  const other = cells.find(({ sum }) => sum.length !== width);
  if (other) throw new RangeError(`sums of ${width} and of ${other.sum.length} features cannot be compared`);
  const stray = cells.find(({ bag }) => !(Number.isInteger(bag) && bag >= 0 && bag < BAGS));
  if (stray) throw new RangeError(`there is no bag ${stray.bag}`);
  return width;
}

function startsOf(blocks: readonly BlockSketch[]): number[] {
  const filled = blocks.filter(({ cells }) => cells.some(({ n }) => n > 0));
  return [...new Set(filled.map(({ start }) => start))].sort((a, b) => a - b);
}

function addTo(sums: Float64Array, offset: number, values: ArrayLike<number>, width: number): void {
  for (let at = 0; at < width; at++) sums[offset + at]! += values[at]!;
}

/**
 * Takes the common mean off every event. Each bag of a window counts once in it, whatever it sent: one very active user
 * would else pull the mean, and then all other users would seem to have moved away from it together.
 */
function centre(cells: Omit<Cells, 'meanSquare'>): number {
  const { n, bag, block, sums, width } = cells;
  const windows = [0, 1].map(() => ({
    events: 0,
    n: new Float64Array(BAGS),
    sums: new Float64Array(BAGS * width),
  }));
  for (let row = 0; row < n.length; row++) {
    const window = windows[block[row]! < cells.currentBlocks ? 0 : 1]!;
    window.events += n[row]!;
    window.n[bag[row]!]! += n[row]!;
    const to = bag[row]! * width;
    const from = row * width;
    for (let at = 0; at < width; at++) window.sums[to + at]! += sums[from + at]!;
  }
  const mean = new Float64Array(width);
  const all = windows[0]!.events + windows[1]!.events;
  for (const window of windows) {
    const filled = window.n.filter((count) => count > 0).length;
    for (let of = 0; of < BAGS; of++) {
      const weight = window.n[of]! > 0 ? window.events / (all * filled * window.n[of]!) : 0;
      for (let at = 0; at < width; at++) mean[at]! += weight * window.sums[of * width + at]!;
    }
  }
  for (let row = 0; row < n.length; row++) {
    const events = n[row]!;
    const from = row * width;
    for (let at = 0; at < width; at++) sums[from + at]! -= events * mean[at]!;
  }
  return mean.reduce((sum, value) => sum + value * value, 0);
}
