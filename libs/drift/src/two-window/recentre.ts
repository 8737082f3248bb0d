import { BAGS } from '../sketch/block-sketch.js';
import type { Weights } from './difference-covariance.js';
import type { Windows } from './squared-distance.js';

/** The windows around each one's own mean, so that the difference itself is no part of the variance. */
export interface Recentred {
  readonly windows: Windows;
  /** Product of each recentred row with the observed difference of the means. */
  readonly along: Float64Array;
  /** ‖observed difference‖²; contains noise. */
  readonly length: number;
}

export function recentre(windows: Windows): Recentred {
  const { cells, products, current, reference } = windows;
  const { size, matrix, n } = products;
  const onCurrent = alongMean(windows, 0, current.events);
  const onReference = alongMean(windows, BAGS, reference.events);
  const product = (rows: Float64Array, first: number, events: number): number => {
    let sum = 0;
    for (let bag = 0; bag < BAGS; bag++) sum += rows[first + bag]! / events;
    return sum;
  };
  const cc = product(onCurrent, 0, current.events);
  const rr = product(onReference, BAGS, reference.events);
  const cr = product(onCurrent, BAGS, reference.events);
  const isCurrent = Uint8Array.from({ length: size }, (_, row) => (rowIsCurrent(windows, row) ? 1 : 0));
  const centred = new Float64Array(size * size);
  const along = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const events = n[i]!;
    const onOwn = isCurrent[i] ? onCurrent : onReference;
    const [withCurrent, withReference] = isCurrent[i] ? [cc, cr] : [cr, rr];
    const [current, reference] = [onCurrent[i]!, onReference[i]!];
    along[i] = current - reference - events * (withCurrent - withReference);
    const row = i * size;
    for (let j = 0; j < size; j++) {
      const mean = isCurrent[j] ? current : reference;
      const means = isCurrent[j] ? withCurrent : withReference;
      centred[row + j] = matrix[row + j]! - events * onOwn[j]! - n[j]! * mean + events * n[j]! * means;
    }
  }
  const cellSquares = products.cellSquares.map((square, cell) => {
    const events = cells.n[cell]!;
    const mean = cells.block[cell]! < cells.currentBlocks ? cc : rr;
    return square - 2 * events * products.cellAlongMean[cell]! + events ** 2 * mean;
  });
  return {
    windows: { ...windows, products: { ...products, matrix: centred, cellSquares } },
    along,
    length: Math.max(0, cc + rr - 2 * cr),
  };
}

/** Variance of the difference of the means along the observed direction. */
export function varianceAlong({ windows, along, length }: Recentred, weights: Weights): number {
  const { firstBlock, firstStandIn, size } = windows.products;
  if (!(length > 0)) return 0;
  let actor = 0;
  for (let bag = 0; bag < BAGS; bag++)
    actor += (weights.current * along[bag]! + weights.reference * along[BAGS + bag]!) ** 2;
  let time = 0;
  for (let row = firstBlock; row < size; row++)
    time += (row < firstStandIn ? 1 : -1) * (weights.block * along[row]!) ** 2;
  return Math.max(actor, actor + time) / length;
}

function alongMean({ products: { size, matrix } }: Windows, first: number, events: number): Float64Array {
  const result = new Float64Array(size);
  for (let bag = first; bag < first + BAGS; bag++)
    for (let row = 0; row < size; row++) result[row]! += matrix[bag * size + row]! / events;
  return result;
}

function rowIsCurrent({ cells, products }: Windows, row: number): boolean {
  if (row < products.firstBlock) return row < BAGS;
  if (row < products.firstStandIn) return row - products.firstBlock < cells.currentBlocks;
  return row < products.firstReferenceStandIn;
}
