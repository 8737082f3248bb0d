import { expect, test } from 'vitest';
import { weightedMean } from './weighted-mean.js';

const values = [0.2, 0.9, 0.4, 0.1, 0.7, 0.35, 0.6, 0.05, 0.8, 0.5];
const probabilities = [1, 0.5, 0.5, 0.25, 1, 0.1, 0.2, 0.5, 1, 0.25];

test('with equal weights the interval is the t interval of SciPy 1.17.1', () => {
  const { low, high } = weightedMean(values.map((value) => ({ value, probability: 0.3 })))!;
  expect(low).toBeCloseTo(0.2508948691459457, 9);
  expect(high).toBeCloseTo(0.6691051308540542, 9);
});

test('weighted mean and error are those of statsmodels 0.15.0 WLS with HC1', () => {
  const { mean, standardError } = weightedMean(
    values.map((value, i) => ({ value, probability: probabilities[i]! })),
  )!;
  expect(mean).toBeCloseTo(0.415625, 12);
  expect(standardError).toBeCloseTo(0.0716982820549494, 12);
});

test('the clustered error is that of statsmodels 0.15.0 WLS with cluster-robust covariance', () => {
  const { standardError } = weightedMean(
    values.map((value, i) => ({ value, probability: probabilities[i]!, cluster: String(i >> 1) })),
  )!;
  expect(standardError).toBeCloseTo(0.05987371506238021, 12);
});

test('fewer than two values have no spread, and values that are no numbers are refused', () => {
  expect(weightedMean([])).toBeNull();
  expect(weightedMean([{ value: 1, probability: 1 }])).toBeNull();
  expect(() => weightedMean([{ value: NaN, probability: 1 }])).toThrow('value must be a finite number');
});
