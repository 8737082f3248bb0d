import { expect, test } from 'vitest';
import { twoSidedNormal } from './normal.js';

test('tails are those of SciPy 1.17.1, 2 · norm.sf(|z|)', () => {
  const expected: [number, number][] = [
    [0, 1],
    [0.5, 0.617075077],
    [1.96, 0.0499957903],
    [2.9, 0.0037316266],
    [5, 5.73303144e-7],
    [10, 1.5239706e-23],
    [-20, 5.50724824e-89],
  ];
  for (const [z, p] of expected) expect(twoSidedNormal(z) / p).toBeCloseTo(1, 7);
});

test('what is no number is no evidence', () => {
  expect(twoSidedNormal(NaN)).toBe(1);
  expect(twoSidedNormal(Infinity)).toBe(0);
});
