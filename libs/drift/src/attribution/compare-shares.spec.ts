import { expect, test } from 'vitest';
import { compareShares } from './compare-shares.js';

const share = (count: number, n: number) => ({ count, n, share: count / n });

test('interval and p-value are those of statsmodels 0.15.0 (newcomb) and SciPy 1.17.1 (chi-square)', () => {
  const some = compareShares(share(30, 100), share(40, 400));
  expect(some.low).toBeCloseTo(0.11237076439056735, 12);
  expect(some.high).toBeCloseTo(0.29923442908078735, 12);
  expect(some.pValue).toBeCloseTo(2.531000455701947e-7, 16);
  const none = compareShares(share(0, 50), share(7, 120));
  expect(none.low).toBeCloseTo(-0.11552592033630114, 12);
  expect(none.high).toBeCloseTo(0.018984597521541496, 12);
  expect(none.pValue).toBeCloseTo(0.0811397808010536, 12);
});

test('a side without events says nothing, and equal shares of nothing do not differ', () => {
  expect(compareShares({ count: 0, n: 0, share: 0 }, share(1, 2))).toEqual({
    difference: 0,
    low: -1,
    high: 1,
    pValue: 1,
  });
  expect(compareShares(share(0, 10), share(0, 20)).pValue).toBe(1);
});

test('a greater design effect widens the interval', () => {
  const alone = compareShares(share(30, 100), share(40, 400));
  const clustered = compareShares(share(30, 100), share(40, 400), 3);
  expect(clustered.low).toBeLessThan(alone.low);
  expect(clustered.high).toBeGreaterThan(alone.high);
  expect(clustered.pValue).toBeGreaterThan(alone.pValue);
});
