import { expect, test } from 'vitest';
import { normalQuantile, normalTail, Z_95 } from './normal.js';

test.each([
  [1e-300, -37.0470962993612],
  [1e-12, -7.034483825301131],
  [0.001, -3.090232306167813],
  [0.025, -1.9599639845400545],
  [0.3, -0.5244005127080409],
  [0.6, 0.2533471031357997],
  [0.975, 1.959963984540054],
  [0.9999, 3.719016485455709],
])('the normal quantile of %d is that of SciPy 1.17.1 norm.ppf', (probability, expected) => {
  expect(normalQuantile(probability) / expected).toBeCloseTo(1, 13);
});

test.each([
  [-2, 0.9772498680518208],
  [0, 0.5],
  [0.5, 0.3085375387259869],
  [2.999, 0.0013543365337271057],
  [3.001, 0.0013454728250849653],
  [5, 2.866515718791933e-7],
  [30, 4.906713927147908e-198],
])('the normal tail beyond %d is that of SciPy 1.17.1 norm.sf', (z, expected) => {
  expect(normalTail(z) / expected).toBeCloseTo(1, 11);
});

test('a probability outside [0, 1] has no quantile, and the ends are infinite', () => {
  expect(normalQuantile(0)).toBe(-Infinity);
  expect(normalQuantile(1)).toBe(Infinity);
  expect(normalQuantile(0.975)).toBeCloseTo(Z_95, 14);
  for (const wrong of [-0.1, 1.1, NaN]) expect(() => normalQuantile(wrong)).toThrow(RangeError);
  expect(() => normalTail(NaN)).toThrow(RangeError);
});
