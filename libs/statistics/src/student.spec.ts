import { expect, test } from 'vitest';
import { studentQuantile } from './student.js';

test.each([
  [0.975, 1, 12.706204736174694],
  [0.975, 2, 4.302652729749462],
  [0.975, 4.5, 2.6589123472044034],
  [0.975, 29, 2.045229642132703],
  [0.9, 1_000, 1.2823987214609247],
  [0.01, 7, -2.9979515668685286],
  [0.995, 0.5, 4113.964588804174],
  [0.975, 100_000, 1.9599877075346095],
  [0.5, 3, 0],
])('the t quantile of %d at %d degrees of freedom is that of SciPy 1.17.1 t.ppf', (p, df, expected) => {
  expect(studentQuantile(p, df) / (expected || 1)).toBeCloseTo(expected ? 1 : 0, 9);
});

test('a probability of 0 or 1 and degrees of freedom of 0 are refused', () => {
  for (const [p, df] of [
    [0, 5],
    [1, 5],
    [NaN, 5],
    [0.5, 0],
    [0.5, NaN],
  ] as const)
    expect(() => studentQuantile(p, df)).toThrow(RangeError);
});
