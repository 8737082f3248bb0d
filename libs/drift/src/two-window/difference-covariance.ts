import { BAGS } from '../sketch/block-sketch.js';
import type { PairFactors } from './counts.js';
import type { Windows } from './squared-distance.js';

/**
 * Traces of Σ², and the skewness tr Σ³ ÷ (tr Σ²)^1.5, of the covariance Σ of the difference of the means: by the bags
 * alone (A), by the blocks alone (T), and by both.
 */
export interface CovarianceMoments {
  readonly both: number;
  readonly byActor: number;
  readonly byTime: number;
  readonly skewnessBoth: number;
  readonly skewnessByActor: number;
  readonly skewnessByTime: number;
}

/** What the rows of `Products` are multiplied by to become parts of the difference of the means. */
export interface Weights {
  readonly current: number;
  readonly reference: number;
  /** Of a block, in whichever window it lies: the variance of blocks is learnt from both windows. */
  readonly block: number;
}

/**
 * Leaving out pairs that share a block costs what bags bring no variance, because other pairs speak for the same bags;
 * what single events bring it does. The bags' weights lie between, so that the variance is right for independent events
 * and a little too large where users differ.
 */
export function weigh(
  windows: Windows,
  factors: { readonly actor: PairFactors; readonly both: PairFactors },
): Weights {
  const { cells, products, current, reference } = windows;
  let [q1, q2, q1Squares, q2Squares, n2, n4] = [0, 0, 0, 0, 0, 0];
  for (let block = 0; block < cells.blocks; block++) {
    const n = products.n[products.firstBlock + block]!;
    n2 += n ** 2;
    n4 += n ** 4;
    if (block < cells.currentBlocks) {
      q1 += (n / current.events) ** 2;
      q1Squares += (n / current.events) ** 4;
    } else {
      q2 += (n / reference.events) ** 2;
      q2Squares += (n / reference.events) ** 4;
    }
  }
  const pairs =
    factors.both.current ** 2 * (q1 ** 2 - q1Squares) +
    factors.both.reference ** 2 * (q2 ** 2 - q2Squares) +
    2 * factors.both.across ** 2 * q1 * q2;
  const between = {
    current: Math.sqrt(factors.actor.current * factors.both.current),
    reference: Math.sqrt(factors.actor.reference * factors.both.reference),
  };
  return {
    current: Math.sqrt(between.current) / current.events,
    reference: -Math.sqrt(between.reference) / reference.events,
    block: (pairs / (n2 ** 2 - n4)) ** 0.25,
  };
}

/**
 * A bag's part of the difference is aᵦ = current sum × w − reference sum × w′; as under equal windows the sign of each is
 * as likely + as −, A = Σ aᵦaᵦᵀ. A block lies in one window only, and often the current window has few, so that what
 * blocks add to the variance, T′ = Σ_blocks (ttᵀ − Σ_cells ccᵀ), is learnt from the blocks of both windows together:
 * under equal windows any block could have been in either. Σ = A + T′. Only products of different sources enter,
 * because the square of one is biased; where a bag and a block meet in a cell, that cell's own square is taken off.
 */
export function covarianceMoments(windows: Windows, weights: Weights): CovarianceMoments {
  const actors = bagRows(windows, weights);
  const { cells, products } = windows;
  const { matrix, size, firstBlock, firstStandIn } = products;
  const { blocks } = cells;
  const rows = BAGS + blocks;
  const joint = new Float64Array(rows * rows);
  const set = (i: number, j: number, value: number): void => {
    joint[i * rows + j] = value;
    joint[j * rows + i] = value;
  };
  for (let i = 0; i < BAGS; i++) {
    for (let j = 0; j < i; j++) set(i, j, combine(actors, i, j, size, weights));
    for (let block = 0; block < blocks; block++)
      set(i, BAGS + block, weights.block * actors[i * size + firstBlock + block]!);
  }
  for (let i = 0; i < blocks; i++)
    for (let j = 0; j < i; j++)
      set(BAGS + i, BAGS + j, weights.block ** 2 * matrix[(firstBlock + i) * size + firstBlock + j]!);
  const own = ownCells(windows, weights);
  for (let cell = 0; cell < cells.n.length; cell++) {
    const [bag, block] = [cells.bag[cell]!, BAGS + cells.block[cell]!];
    set(
      bag,
      block,
      joint[bag * rows + block]! -
        sideOf(windows, cell, weights) * weights.block * products.cellSquares[cell]!,
    );
  }
  const squares = blockSquares(joint, rows);
  const k2 = weights.block ** 2;
  const inner = standInSquares(windows);
  const actorStandIn = k2 * sumOfSquares(actors, size, 0, BAGS, firstStandIn, size) - own.actor;
  const blockCurrent = squaresOf(windows, 'current') - own.squares.current;
  const blockReference = squaresOf(windows, 'reference') - own.squares.reference;
  const blockStandIn = k2 ** 2 * (blockCurrent + blockReference);
  const cellsAll = k2 ** 2 * (inner.current + inner.reference + 2 * inner.across);
  const excess = squares.blocks - 2 * blockStandIn + cellsAll;
  const c1 = weights.current ** 2;
  const c2 = weights.reference ** 2;
  const noise = c1 ** 2 * inner.current + c2 ** 2 * inner.reference + 2 * c1 * c2 * inner.across;
  const excessNoise =
    k2 *
    (c1 * (blockCurrent - inner.current - inner.across) +
      c2 * (blockReference - inner.reference - inner.across));
  return {
    both: Math.max(squares.bags + excess + 2 * (squares.across - actorStandIn), squares.bags),
    byActor: squares.bags,
    byTime: Math.max(excess + 2 * excessNoise + noise, noise),
    skewnessBoth: skewness(joint, rows, 0, rows),
    skewnessByActor: skewness(joint, rows, 0, BAGS),
    skewnessByTime: skewness(joint, rows, BAGS, rows),
  };
}

const sideOf = ({ cells }: Windows, cell: number, weights: Weights): number =>
  cells.block[cell]! < cells.currentBlocks ? weights.current : weights.reference;

/** Products of each bag's part of the difference with all rows. */
function bagRows({ products: { matrix, size } }: Windows, weights: Weights): Float64Array {
  const rows = new Float64Array(BAGS * size);
  for (let bag = 0; bag < BAGS; bag++)
    for (let at = 0; at < size; at++)
      rows[bag * size + at] =
        weights.current * matrix[bag * size + at]! + weights.reference * matrix[(BAGS + bag) * size + at]!;
  return rows;
}

const combine = (actors: Float64Array, i: number, j: number, size: number, weights: Weights): number =>
  weights.current * actors[i * size + j]! + weights.reference * actors[i * size + BAGS + j]!;

/** Fourth powers of the lengths of cells: what products of sums with their own cells contain too much. */
function ownCells(windows: Windows, weights: Weights) {
  const squares = { current: 0, reference: 0 };
  let actor = 0;
  for (const [cell, square] of windows.products.cellSquares.entries()) {
    const inCurrent = windows.cells.block[cell]! < windows.cells.currentBlocks;
    squares[inCurrent ? 'current' : 'reference'] += square ** 2;
    actor += (sideOf(windows, cell, weights) * weights.block * square) ** 2;
  }
  return { squares, actor };
}

function blockSquares(joint: Float64Array, rows: number) {
  return {
    bags: sumOfSquares(joint, rows, 0, BAGS, 0, BAGS),
    blocks: sumOfSquares(joint, rows, BAGS, rows, BAGS, rows),
    across: sumOfSquares(joint, rows, 0, BAGS, BAGS, rows),
  };
}

function sumOfSquares(
  matrix: Float64Array,
  size: number,
  top: number,
  bottom: number,
  left: number,
  right: number,
): number {
  let sum = 0;
  for (let i = top; i < bottom; i++) for (let j = left; j < right; j++) sum += matrix[i * size + j]! ** 2;
  return sum;
}

function squaresOf({ products }: Windows, side: 'current' | 'reference'): number {
  const { matrix, size, firstBlock, firstStandIn, firstReferenceStandIn } = products;
  const [left, right] =
    side === 'current' ? [firstStandIn, firstReferenceStandIn] : [firstReferenceStandIn, size];
  return sumOfSquares(matrix, size, firstBlock, firstStandIn, left, right);
}

function standInSquares({ products }: Windows) {
  const { matrix, size, firstStandIn, firstReferenceStandIn, pairScale } = products;
  const offDiagonal = (from: number, to: number): number => {
    let sum = 0;
    for (let i = from; i < to; i++) for (let j = from; j < i; j++) sum += 2 * matrix[i * size + j]! ** 2;
    return sum;
  };
  return {
    current: pairScale.current * offDiagonal(firstStandIn, firstReferenceStandIn),
    reference: pairScale.reference * offDiagonal(firstReferenceStandIn, size),
    across: sumOfSquares(matrix, size, firstStandIn, firstReferenceStandIn, firstReferenceStandIn, size),
  };
}

/** tr H³ ÷ (tr H²)^1.5 of rows `from` to `to`, H having no diagonal; 0 where it is negative. */
function skewness(joint: Float64Array, rows: number, from: number, to: number): number {
  let [squares, cubes] = [0, 0];
  for (let i = from; i < to; i++)
    for (let j = from; j < i; j++) {
      const entry = joint[i * rows + j]!;
      squares += 2 * entry * entry;
      let path = 0;
      for (let k = from; k < j; k++) path += joint[i * rows + k]! * joint[j * rows + k]!;
      cubes += 6 * entry * path;
    }
  return squares > 0 ? Math.max(0, cubes) / squares ** 1.5 : 0;
}
