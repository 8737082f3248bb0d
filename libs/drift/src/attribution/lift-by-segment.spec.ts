import { expect, test } from 'vitest';
import { liftBySegment } from './lift-by-segment.js';
import type { SegmentedEvent } from './segmented-event.js';

const events = (count: number, shifted: boolean, segments: SegmentedEvent['segments'], actor?: string) =>
  Array.from({ length: count }, (): SegmentedEvent => ({
    shifted,
    segments,
    ...(actor !== undefined && { actor }),
  }));

const given = [
  ...events(30, true, { channel: 'app' }),
  ...events(70, true, { channel: 'web' }),
  ...events(40, false, { channel: 'app' }),
  ...events(360, false, { channel: 'web' }),
];

test('figures are those of statsmodels 0.15.0 (newcomb) and SciPy 1.17.1 (chi-square) where events are independent', () => {
  const app = liftBySegment(given).find(({ value }) => value === 'app')!;
  expect(app).toMatchObject({
    dimension: 'channel',
    shifted: { count: 30, n: 100, share: 0.3 },
    others: { count: 40 },
  });
  expect(app.lift).toBeCloseTo(3, 12);
  expect(app.low).toBeCloseTo(0.11237076439056735, 12);
  expect(app.high).toBeCloseTo(0.29923442908078735, 12);
  expect(app.pValue).toBeCloseTo(2.531000455701947e-7, 16);
});

test('the order of events does not matter, and of equal evidence the over-represented segment comes first', () => {
  const lifts = liftBySegment(given);
  expect(lifts.map(({ value }) => value)).toEqual(['app', 'web']);
  expect(liftBySegment([...given].reverse()).map(({ value }) => value)).toEqual(['app', 'web']);
});

test('events of one actor are one witness', () => {
  const one = [
    ...events(30, true, { country: 'MX' }, 'ana'),
    ...Array.from({ length: 70 }, (_, at) => events(1, true, { country: 'ES' }, `s${at}`)).flat(),
    ...Array.from({ length: 400 }, (_, at) =>
      events(1, false, { country: at < 40 ? 'MX' : 'ES' }, `o${at}`),
    ).flat(),
  ];
  const clustered = liftBySegment(one).find(({ value }) => value === 'MX')!;
  expect(clustered.difference).toBeCloseTo(0.2, 12);
  expect(clustered.pValue).toBeGreaterThan(0.05);
  expect(clustered.low).toBeLessThan(0);
});

test('an event counts once in each of its tags; values that are missing, empty or rare are left out', () => {
  const lifts = liftBySegment([
    ...events(20, true, { tag: ['a', 'b', 'a'], empty: '', missing: undefined }),
    ...events(20, false, { tag: ['b'] }),
    ...events(9, false, { tag: ['rare'] }),
  ]);
  expect(lifts.map(({ value, shifted }) => [value, shifted.count])).toEqual([
    ['a', 20],
    ['b', 20],
  ]);
  expect(lifts[0]!.lift).toBe(Infinity);
});

test('no events, none shifted or all shifted give no evidence', () => {
  expect(liftBySegment([])).toEqual([]);
  for (const shifted of [true, false])
    expect(liftBySegment(events(20, shifted, { a: 'b' }))[0]).toMatchObject({ pValue: 1, difference: 0 });
});

test('adjusted p-values are those of Benjamini and Hochberg over all segments', () => {
  const lifts = liftBySegment(given);
  // Two values of one dimension hold the same evidence.
  expect(lifts[0]!.adjustedP).toBeCloseTo(lifts[0]!.pValue, 15);
});
