import { expect, test } from 'vitest';
import { decideWait } from './decide-wait.js';

test.each([
  [0, 0],
  [2, 0],
  [3, 1000],
  [4, 2000],
  [7, 16_000],
  [8, 20_000],
  [5000, 20_000],
])('after %i failures the next attempt waits %i ms', (failures, wait) => {
  expect(decideWait(failures, { freeFailures: 3, maxSeconds: 20 })).toBe(wait);
});
