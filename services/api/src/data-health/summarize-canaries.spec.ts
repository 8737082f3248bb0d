import { expect, test } from 'vitest';
import { lastDecided, summarizeCanaries } from './summarize-canaries.js';

const now = Date.UTC(2026, 2, 1, 12);
const run = (minutesAgo: number, storedAfterMs: number | null, failure: 'not_stored' | null = null) => ({
  sentAt: new Date(now - minutesAgo * 60_000),
  storedAfterMs,
  failure,
});

test('without canaries nothing is known', () => {
  expect(summarizeCanaries([], now)).toEqual({
    latest: null,
    sent: 0,
    stored: 0,
    storedAfterMsP50: null,
    storedAfterMsP95: null,
    runs: [],
  });
  expect(lastDecided([], now)).toBeUndefined();
});

test('quantiles are of all that came back, runs of the last hour', () => {
  const canaries = [
    ...Array.from({ length: 98 }, (_, index) => run(500 - index, index + 1)),
    run(2, null, 'not_stored'),
    run(1, 400),
  ];
  const summary = summarizeCanaries(canaries, now);
  expect(summary).toMatchObject({ sent: 100, stored: 99, storedAfterMsP50: 50, storedAfterMsP95: 95 });
  expect(summary.runs).toHaveLength(2);
});

test('one under way or left without an outcome decides nothing', () => {
  const canaries = [run(90, 100), run(3, null), run(0, null)];
  const { runs, latest } = summarizeCanaries(canaries, now);
  expect(runs.map(({ failure }) => failure)).toEqual(['interrupted', null]);
  expect(latest).toMatchObject({ storedAfterMs: null, failure: null });
  expect(lastDecided(canaries, now)).toEqual({ ageMs: 90 * 60_000, failure: null });
});
