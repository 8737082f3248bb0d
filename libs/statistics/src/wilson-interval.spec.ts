import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilsonInterval } from './wilson-interval.js';

test.each([
  [0, 30, 0.95, 0, 0.11351339317396876],
  [3, 50, 0.95, 0.02061497034897397, 0.16217091688838173],
  [30, 30, 0.95, 0.8864866068260312, 1],
  [17, 40, 0.9, 0.3052341369801568, 0.5542688803166619],
  [1, 1_000, 0.99, 0.00011741635361832078, 0.008460566219981694],
])(
  'Wilson of %d in %d at level %d is that of statsmodels 0.15.0 proportion_confint',
  (successes, n, level, low, high) => {
    const interval = wilsonInterval(successes, n, level)!;
    expect(interval.low).toBeCloseTo(low, 12);
    expect(interval.high).toBeCloseTo(high, 12);
  },
);

test('the interval holds the observed share, stays in [0, 1] and narrows with n', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (n, share) => {
        const one = wilsonInterval(share * n, n)!;
        const two = wilsonInterval(share * 2 * n, 2 * n)!;
        expect(one.low).toBeGreaterThanOrEqual(0);
        expect(one.high).toBeLessThanOrEqual(1);
        expect(one.low).toBeLessThanOrEqual(share + 1e-12);
        expect(one.high).toBeGreaterThanOrEqual(share - 1e-12);
        expect(two.high - two.low).toBeLessThan(one.high - one.low);
      },
    ),
  );
});

test('no draws give no interval, and impossible counts are refused', () => {
  expect(wilsonInterval(0, 0)).toBeNull();
  for (const [successes, n, level] of [
    [2, 1, 0.95],
    [-1, 3, 0.95],
    [NaN, 3, 0.95],
    [1, Infinity, 0.95],
    [1, 3, 1],
  ] as const)
    expect(() => wilsonInterval(successes, n, level)).toThrow(RangeError);
});
