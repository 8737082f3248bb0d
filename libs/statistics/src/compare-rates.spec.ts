import { expect, test } from 'vitest';
import { compareRates } from './compare-rates.js';
import { weightedRate } from './weighted-rate.js';

const of = (bad: number, n: number, level = 0.95) =>
  weightedRate(
    Array.from({ length: n }, (_, i) => ({ bad: i < bad ? (1 as const) : (0 as const), probability: 0.2 })),
    level,
  )!;

test('56/70 and 48/80 differ as statsmodels 0.15.0 confint_proportions_2indep (newcomb) and proportions_ztest say', () => {
  const { difference, low, high, pValue } = compareRates(of(56, 70), of(48, 80));
  expect(difference).toBeCloseTo(0.2, 12);
  expect(low).toBeCloseTo(0.05243147240236498, 9);
  expect(high).toBeCloseTo(0.33387265403690614, 9);
  expect(pValue).toBeCloseTo(0.00804508136819656, 9);
});

test('two rates of zero differ by an interval that is open to both sides, with p-value 1', () => {
  const { low, high, pValue } = compareRates(of(0, 30), of(0, 30));
  expect(low).toBeLessThan(-0.1);
  expect(high).toBeGreaterThan(0.1);
  expect(pValue).toBe(1);
});

test('intervals of different levels are not compared', () => {
  expect(() => compareRates(of(1, 9), of(1, 9, 0.9))).toThrow(RangeError);
});
