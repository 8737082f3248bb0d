import { expect, test } from 'vitest';
import { packBlocks, unpackBlocks } from './pack-blocks.js';

test('what was packed comes out as it was, with blocks without cells and sums of any width', () => {
  const blocks = [
    { start: 492_000, cells: [] },
    {
      start: 492_024,
      cells: [
        { bag: 31, n: 4, sum: Float32Array.of(0.1, -2) },
        { bag: 0, n: 7, sum: [0.1, 3, 5] },
      ],
    },
    { start: 492_048, cells: [{ bag: 5, n: 1, sum: [] }] },
  ];
  const plain = blocks.map(({ start, cells }) => ({
    start,
    cells: cells.map((cell) => ({ ...cell, sum: Float64Array.from(cell.sum) })),
  }));
  expect(unpackBlocks(packBlocks(blocks))).toEqual(plain);
});
