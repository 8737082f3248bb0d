import { expect, it } from 'vitest';
import type { Cells } from './cells.js';
import { deal } from './deal-cells.js';
import { gram } from './gram.js';

const WIDTH = 6;

function madeCells(count: number): Cells {
  const sums = Float64Array.from(
    { length: count * WIDTH },
    (_, at) => Math.sin(at * at + 1) * (1 + (at % WIDTH)),
  );
  return {
    width: WIDTH,
    blocks: 2,
    currentBlocks: 1,
    n: new Float64Array(count).fill(1),
    bag: new Int32Array(count),
    block: Int32Array.from({ length: count }, (_, cell) => cell % 2),
    sums,
    meanSquare: 0,
  };
}

const squaresOf = (cells: Cells): Float64Array =>
  cells.n.map((_, cell) =>
    cells.sums.slice(cell * WIDTH, (cell + 1) * WIDTH).reduce((sum, value) => sum + value * value, 0),
  );

/** Σ over pairs of rows of the squares of their products. */
function pairSquares(rows: Float64Array): number {
  const count = rows.length / WIDTH;
  return gram(rows, count, WIDTH).reduce(
    (sum, value, at) => (at % count === Math.floor(at / count) ? sum : sum + value * value),
    0,
  );
}

function currentRows(cells: Cells): Float64Array {
  return Float64Array.from([...cells.sums].filter((_, at) => Math.floor(at / WIDTH) % 2 === 0));
}

function standIns(cells: Cells, most: number): { rows: Float64Array; scale: number } {
  const { to, sign, current, pairScale } = deal(cells, squaresOf(cells), most);
  const rows = new Float64Array(current * WIDTH);
  for (let cell = 0; cell < cells.n.length; cell += 2)
    for (let at = 0; at < WIDTH; at++)
      rows[to[cell]! * WIDTH + at]! += sign[cell]! * cells.sums[cell * WIDTH + at]!;
  return { rows, scale: pairScale.current };
}

it('leaves cells as they are where there are few', () => {
  const cells = madeCells(60);
  const { rows, scale } = standIns(cells, 30);
  expect(scale).toBe(1);
  expect(pairSquares(rows) / pairSquares(currentRows(cells))).toBeCloseTo(1, 10);
});

it('keeps the sum of the squares of products with few rows: within a tenth on average, a quarter each', () => {
  const ratios = Array.from({ length: 8 }, (_, set) => {
    const cells = madeCells(1_000 + 100 * set);
    const { rows, scale } = standIns(cells, 100);
    expect(rows.length).toBe(100 * WIDTH);
    return (scale * pairSquares(rows)) / pairSquares(currentRows(cells));
  });
  for (const ratio of ratios) expect(Math.abs(ratio - 1)).toBeLessThan(0.25);
  expect(Math.abs(ratios.reduce((sum, ratio) => sum + ratio / 8, 0) - 1)).toBeLessThan(0.1);
});

it('multiplies every pair of rows, whatever their number', () => {
  for (const count of [1, 2, 5, 8, 11]) {
    const rows = Float64Array.from({ length: count * 3 }, (_, at) => Math.cos(at * at));
    const matrix = gram(rows, count, 3);
    for (let i = 0; i < count; i++)
      for (let j = 0; j < count; j++)
        expect(matrix[i * count + j]).toBeCloseTo(
          [0, 1, 2].reduce((sum, at) => sum + rows[3 * i + at]! * rows[3 * j + at]!, 0),
          12,
        );
  }
});
