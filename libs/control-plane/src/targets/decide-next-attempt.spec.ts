import { expect, test } from 'vitest';
import { decideNextAttempt } from './decide-next-attempt.js';

const CREATED = new Date('2026-03-01T00:00:00Z');
const seconds = (attempts: number, random: number) =>
  (decideNextAttempt(attempts, CREATED, CREATED, 0, random)!.getTime() - CREATED.getTime()) / 1000;

test('each wait is twice the one before, up to three hours, with up to half of it taken off at random', () => {
  expect([1, 2, 3, 4].map((attempts) => seconds(attempts, 0))).toEqual([30, 60, 120, 240]);
  expect([seconds(1, 1), seconds(20, 0), seconds(20, 1), seconds(2000, 0)]).toEqual([15, 10800, 5400, 10800]);
});

test('a receiver that is silent for a day is given up, after some twenty attempts', () => {
  let now: Date | undefined = CREATED;
  let attempts = 0;
  for (; now; attempts++) now = decideNextAttempt(attempts + 1, CREATED, now, 0, 0);
  expect(attempts).toBeGreaterThan(10);
  expect(attempts).toBeLessThan(40);
  const late = new Date(CREATED.getTime() + 24 * 3_600_000);
  expect(decideNextAttempt(5, CREATED, late, 0)).toBeUndefined();
});

test('a receiver that asks to be left alone for longer is, but not beyond that day', () => {
  const after = (retryAfterMs: number) => decideNextAttempt(1, CREATED, CREATED, retryAfterMs, 0);
  expect(after(10_000)).toEqual(new Date(CREATED.getTime() + 30_000));
  expect(after(3_600_000)).toEqual(new Date(CREATED.getTime() + 3_600_000));
  expect(after(25 * 3_600_000)).toBeUndefined();
});
