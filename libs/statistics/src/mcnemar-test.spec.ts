import { expect, test } from 'vitest';
import { mcnemarTest } from './mcnemar-test.js';

test.each([
  [5, 20, 0.004077315330505371],
  [3, 3, 1],
  [0, 6, 0.03125],
  [12, 31, 0.005401572654591291],
])('%i and %i pairs that differ are as unlikely as statsmodels 0.15.0 mcnemar (exact) says', (b, c, p) => {
  expect(mcnemarTest(b, c)).toBeCloseTo(p, 12);
  expect(mcnemarTest(c, b)).toBeCloseTo(p, 12);
});

test('without a pair that differs nothing is shown, and thousands of pairs do not overflow', () => {
  expect(mcnemarTest(0, 0)).toBe(1);
  expect(mcnemarTest(3000, 3000)).toBe(1);
  expect(mcnemarTest(2000, 4000)).toBeLessThan(1e-100);
  expect(() => mcnemarTest(1.5, 2)).toThrow(RangeError);
});
