import { expect, it } from 'vitest';
import { upperIncompleteGamma } from './incomplete-gamma.js';

// scipy.special.gammaincc, SciPy 1.17.1
it.each([
  [0.5, 0.1, 0.6547208460185768],
  [0.5, 30, 9.485737571073857e-15],
  [1, 2, 0.1353352832366127],
  [3.7, 2.5, 0.70145486929908],
  [3.7, 40, 2.3074505966101734e-14],
  [100, 80, 0.9828916869648668],
  [100, 130, 0.002750408367306518],
  [1e4, 10_300, 0.0014704948963856813],
  [1e6, 1_005_000, 2.987490140114635e-7],
])('upper incomplete gamma of shape %d at %d is that of SciPy', (a, x, expected) => {
  const tolerance = a > 1_000 ? 1e-8 : 1e-12;
  expect(Math.abs(upperIncompleteGamma(a, x) / expected - 1)).toBeLessThan(tolerance);
});

it('is 1 at 0, 0 at infinity, and refuses what has no value', () => {
  expect(upperIncompleteGamma(2, 0)).toBe(1);
  expect(upperIncompleteGamma(2, Infinity)).toBe(0);
  expect(() => upperIncompleteGamma(0, 1)).toThrow(RangeError);
  expect(() => upperIncompleteGamma(1, -1)).toThrow(RangeError);
  expect(() => upperIncompleteGamma(1, NaN)).toThrow(RangeError);
});
