import { BAGS } from '../sketch/block-sketch.js';
import type { Cells } from './cells.js';

/** Events of one window by bag, and what they are worth as independent sources. */
export interface WindowCounts {
  readonly events: number;
  readonly byBag: Float64Array;
  /** Bags with at least one event. */
  readonly bags: number;
  /** As many equally large bags would give means as steady as these: (Σn)² ÷ Σn². */
  readonly effectiveBags: number;
  readonly blocks: number;
  readonly squaredBlocks: number;
  readonly squaredCells: number;
}

export function countWindow(cells: Cells, isCurrent: boolean): WindowCounts {
  const byBag = new Float64Array(BAGS);
  const byBlock = new Float64Array(cells.blocks);
  let squaredCells = 0;
  for (let row = 0; row < cells.n.length; row++) {
    const n = cells.n[row]!;
    if (cells.block[row]! < cells.currentBlocks !== isCurrent) continue;
    byBag[cells.bag[row]!]! += n;
    byBlock[cells.block[row]!]! += n;
    squaredCells += n * n;
  }
  const events = byBag.reduce((sum, n) => sum + n, 0);
  const squares = squared(byBag);
  return {
    events,
    byBag,
    bags: byBag.filter((n) => n > 0).length,
    effectiveBags: squares > 0 ? (events * events) / squares : 0,
    blocks: byBlock.filter((n) => n > 0).length,
    squaredBlocks: squared(byBlock),
    squaredCells,
  };
}

/** Which pairs of events say nothing about a difference, because they have a source in common. */
export interface Sharing {
  readonly bag: boolean;
  readonly block: boolean;
}

/** For each kind of pair: all pairs divided by those that share nothing, at least 1. */
export interface PairFactors {
  readonly current: number;
  readonly reference: number;
  readonly across: number;
}

export function pairFactors(current: WindowCounts, reference: WindowCounts, drop: Sharing): PairFactors {
  const within = (side: WindowCounts): number => {
    const shared =
      (drop.bag ? squared(side.byBag) : 0) +
      (drop.block ? side.squaredBlocks : 0) -
      (drop.bag && drop.block ? side.squaredCells : 0);
    return side.events ** 2 / (side.events ** 2 - shared);
  };
  let sameBag = 0;
  for (let bag = 0; bag < BAGS; bag++) sameBag += current.byBag[bag]! * reference.byBag[bag]!;
  const across = current.events * reference.events;
  return {
    current: within(current),
    reference: within(reference),
    across: across / (across - (drop.bag ? sameBag : 0)),
  };
}

function squared(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}
