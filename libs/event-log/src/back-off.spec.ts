import { expect, it } from 'vitest';
import { backOff, computeBackOff } from './back-off.js';

it('doubles the pause with each attempt and stops at the cap', () => {
  const limits = { firstMs: 100, mostMs: 1000 };
  expect([1, 2, 3, 4, 5, 6, 10_000].map((attempt) => computeBackOff(attempt, limits))).toEqual([
    100, 200, 400, 800, 1000, 1000, 1000,
  ]);
});

it('ends at once when it is told to', async () => {
  const stop = new AbortController();
  const waiting = backOff(1, { firstMs: 3_600_000, mostMs: 3_600_000 }, stop.signal);
  stop.abort();
  await expect(waiting).resolves.toBeUndefined();
});
