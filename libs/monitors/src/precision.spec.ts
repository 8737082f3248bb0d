import { expect, test } from 'vitest';
import { precisionOf } from './precision.js';

test("precision has Wilson's interval, and none without closed incidents", () => {
  // scipy.stats.binomtest(3, 10).proportion_ci(method='wilson'): 0.1077913, 0.6032219
  const precision = precisionOf({ real: 3, falseAlarms: 7 })!;
  expect(precision).toMatchObject({ value: 0.3, n: 10, isNoisy: false });
  expect(precision.lo).toBeCloseTo(0.1077913, 6);
  expect(precision.hi).toBeCloseTo(0.6032219, 6);
  expect(precisionOf({ real: 0, falseAlarms: 0 })).toBeNull();
});

test('a monitor is noisy once even the upper end of its precision is below one half', () => {
  expect(precisionOf({ real: 1, falseAlarms: 3 })!.isNoisy).toBe(false);
  expect(precisionOf({ real: 0, falseAlarms: 4 })!.isNoisy).toBe(true);
});
