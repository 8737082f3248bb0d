import { expect, test } from 'vitest';
import { readRetryAfter, retryDelay } from './retry-delay.js';

const limits = { retryDelayMs: 500, maxRetryDelayMs: 30_000 };

test('the ceiling doubles with each attempt up to the limit, and jitter takes any part of it', () => {
  const ceilings = [1, 2, 3, 7, 50].map((attempt) => retryDelay(attempt, undefined, limits, () => 1));
  expect(ceilings).toEqual([500, 1000, 2000, 30_000, 30_000]);
  expect(retryDelay(5, undefined, limits, () => 0)).toBe(0);
});

test('Retry-After is a lower bound, itself limited to five minutes', () => {
  expect(retryDelay(1, 7000, limits, () => 1)).toBe(7000);
  expect(retryDelay(9, 7000, limits, () => 1)).toBe(30_000);
  expect(retryDelay(1, 86_400_000, limits, () => 1)).toBe(300_000);
});

test('Retry-After is read as seconds or as a date', () => {
  const now = Date.UTC(2026, 0, 1);
  expect(readRetryAfter('3', now)).toBe(3000);
  expect(readRetryAfter('Thu, 01 Jan 2026 00:00:10 GMT', now)).toBe(10_000);
  for (const header of [null, '', 'soon', '-1', 'Thu, 01 Jan 2015 00:00:10 GMT']) {
    expect(readRetryAfter(header, now)).toBeUndefined();
  }
});
