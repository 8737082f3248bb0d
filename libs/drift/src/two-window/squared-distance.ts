import { BAGS } from '../sketch/block-sketch.js';
import type { Cells } from './cells.js';
import type { PairFactors, Sharing, WindowCounts } from './counts.js';
import type { Products } from './products.js';

export interface Windows {
  readonly cells: Cells;
  readonly products: Products;
  readonly current: WindowCounts;
  readonly reference: WindowCounts;
}

/**
 * Unbiased estimate of ‖μ_current − μ_reference‖², from pairs of events only that have nothing in common: the mean
 * product within the current window, plus that within the reference, minus twice that across. Below 0 where there is
 * less difference than chance makes.
 */
export function squaredDistance(windows: Windows, factors: PairFactors, drop: Sharing): number {
  const { cells, products, current, reference } = windows;
  const { matrix, size, firstBlock, cellSquares } = products;
  let [withinCurrent, withinReference, across] = [0, 0, 0];
  for (let i = 0; i < BAGS; i++) {
    for (let j = 0; j < BAGS; j++) {
      if (drop.bag && i === j) continue;
      withinCurrent += matrix[i * size + j]!;
      withinReference += matrix[(BAGS + i) * size + BAGS + j]!;
      across += matrix[i * size + BAGS + j]!;
    }
  }
  if (drop.block) {
    for (let block = 0; block < cells.blocks; block++) {
      const row = firstBlock + block;
      const square = matrix[row * size + row]!;
      if (block < cells.currentBlocks) withinCurrent -= square;
      else withinReference -= square;
    }
  }
  if (drop.bag && drop.block) {
    for (const [cell, square] of cellSquares.entries()) {
      if (cells.block[cell]! < cells.currentBlocks) withinCurrent += square;
      else withinReference += square;
    }
  }
  return (
    (factors.current * withinCurrent) / current.events ** 2 +
    (factors.reference * withinReference) / reference.events ** 2 -
    (2 * factors.across * across) / (current.events * reference.events)
  );
}
