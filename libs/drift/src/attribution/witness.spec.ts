import { expect, test } from 'vitest';
import { rankByWitness, witnessDirection } from './witness.js';

test('the witness points from the reference mean to the current mean', () => {
  const direction = witnessDirection({ n: 2, sum: [2, 4] }, { n: 4, sum: [8, 4] });
  expect([...direction]).toEqual([1, -1]);
});

test('a window without events or with other features is refused', () => {
  expect(() => witnessDirection({ n: 0, sum: [0] }, { n: 1, sum: [1] })).toThrow(RangeError);
  expect(() => witnessDirection({ n: 1, sum: [0] }, { n: 1, sum: [1, 2] })).toThrow(RangeError);
});

test('ranking does not depend on the order of rows, also with ties', () => {
  const rows = [
    { id: 'b', score: 1 },
    { id: 'a', score: 1 },
    { id: 'c', score: 2 },
    { id: 'd', score: NaN },
  ];
  expect(rankByWitness(rows, 3).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  expect(rankByWitness([...rows].reverse(), 2).map(({ id }) => id)).toEqual(['c', 'a']);
  expect(rankByWitness([])).toEqual([]);
});
