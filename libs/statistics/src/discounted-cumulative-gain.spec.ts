import { expect, test } from 'vitest';
import { normalizedDiscountedCumulativeGain, precisionAtK } from './discounted-cumulative-gain.js';

test.each([
  [[3, 2, 3, 0, 1, 2], 6, 0.9608081943360616],
  [[3, 2, 3, 0, 1, 2], 3, 0.9777813616305048],
  [[0, 0, 1, 0, 2], 4, 0.19004688335796716],
])('the gain of %j at %d is that of scikit-learn 1.9.1 ndcg_score', (relevances, k, expected) => {
  expect(normalizedDiscountedCumulativeGain(relevances, k)).toBeCloseTo(expected, 12);
});

test('missing results count as not relevant', () => {
  expect(precisionAtK([1, 0, 2, 0], 4)).toBe(0.5);
  expect(precisionAtK([1, 0, 2, 0], 1)).toBe(1);
  expect(precisionAtK([1], 4)).toBe(0.25);
});

test('nothing relevant has no gain, no results no precision, and impossible relevances are refused', () => {
  expect(normalizedDiscountedCumulativeGain([0, 0], 2)).toBeNull();
  expect(precisionAtK([], 3)).toBeNull();
  for (const wrong of [-1, NaN])
    expect(() => normalizedDiscountedCumulativeGain([wrong], 1)).toThrow(RangeError);
  expect(() => precisionAtK([1], 0)).toThrow('k must be a whole number of at least 1');
});
