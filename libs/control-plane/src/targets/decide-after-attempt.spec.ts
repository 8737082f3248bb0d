import { expect, test } from 'vitest';
import { arrived, failed, refused } from '../testing/outcomes.js';
import { decideAfterAttempt } from './decide-after-attempt.js';

const SINCE = new Date('2026-03-01T00:00:00Z');
const SOON = { state: 'waiting', nextAttemptAt: new Date('2026-03-01T00:00:30Z') };
const decide = (onlyOnce: boolean, outcome: typeof arrived, now = SINCE) =>
  decideAfterAttempt({ tries: 1, retryingSince: SINCE, onlyOnce }, outcome, now, 0);

test('what may have been processed is sent again only to a receiver that knows keys', () => {
  expect(decide(false, failed)).toEqual(SOON);
  expect(decide(true, failed)).toEqual({ state: 'unknown' });
  expect(decide(true, { ...failed, failureClass: null })).toEqual({ state: 'unknown' });
});

test('what was certainly not processed is sent again to any', () => {
  expect(decide(false, refused)).toEqual(SOON);
  expect(decide(true, refused)).toEqual(SOON);
});

test('a day after the first attempt it has failed, and a receiver that is gone has at once', () => {
  const late = new Date('2026-03-02T00:00:00Z');
  expect(decide(true, refused, late)).toEqual({ state: 'failed', isGone: false });
  expect(decide(true, { ...refused, status: 410 })).toEqual({ state: 'failed', isGone: true });
});

test('a 2xx is delivered', () => {
  expect(decide(true, arrived)).toEqual({ state: 'delivered' });
});
