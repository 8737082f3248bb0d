import { weightedSums } from '@almenara/statistics';
import { describe, expect, test } from 'vitest';
import { countInterval } from './count-interval.js';
import { QUANTILE_LEVELS, quantileInterval } from './quantile-interval.js';

const ladderOf = (values: readonly number[]): number[] =>
  QUANTILE_LEVELS.map((level) => values[Math.round(level * (values.length - 1))]!);
const above = (values: readonly number[], limit: number, userOf = (index: number) => index) =>
  weightedSums(
    values.map((value, index) => ({
      value: value > limit ? 1 : 0,
      probability: 1,
      cluster: String(userOf(index)),
    })),
  );

describe('the interval of a count', () => {
  test('is the score interval of Poisson where every user asked once', () => {
    // R, DescTools::PoissonCI(10, method = "score"): 5.432, 18.410; by hand x + z²/2 ± z·√(x + z²/4)
    const { low, high } = countInterval(10, 10);
    expect(low).toBeCloseTo(5.432, 2);
    expect(high).toBeCloseTo(18.41, 2);
  });

  test('is wider where few users asked often, and open upwards where nobody asked', () => {
    expect(countInterval(100, 1000).low).toBeLessThan(countInterval(100, 100).low);
    expect(countInterval(0, 0)).toEqual({ low: 0, high: expect.closeTo(3.8415, 3) });
  });
});

describe('the interval of the 95th percentile', () => {
  const values = Array.from({ length: 1001 }, (_, index) => index);

  test("holds the values at the levels of Wilson's interval, taken outwards", () => {
    // statsmodels proportion_confint(50, 1001, method='wilson'): 0.0381, 0.0653, so levels .9347 and .9619
    expect(quantileInterval(above(values, 950), ladderOf(values))).toEqual({ low: 930, high: 970 });
  });

  test('is wider where users bring many answers each', () => {
    const clustered = quantileInterval(
      above(values, 950, (index) => Math.floor(index / 50)),
      ladderOf(values),
    );
    expect(clustered.low!).toBeLessThan(930);
    expect(clustered.high === null || clustered.high > 970).toBe(true);
  });

  test('has no upper end where too few answers came to bound it', () => {
    const few = values.slice(0, 20);
    expect(quantileInterval(above(few, 18), ladderOf(few)).high).toBeNull();
  });
});
