import { describe, expect, test } from 'vitest';
import { qualitySeries, shortfallOf, versionChanges } from './quality-series';

const rate = (value: number) => ({
  value,
  lo: value / 2,
  hi: value * 2,
  n: 9,
  unit: 'rate' as const,
  method: 'weighted' as const,
});
const series = [
  { version: '2', points: [{ time: '2026-03-01T02:00:00Z', n: 9, rate: rate(0.2) }] },
  {
    version: '1',
    points: [
      { time: '2026-03-01T00:00:00Z', n: 9, rate: rate(0.1) },
      { time: '2026-03-01T01:00:00Z', n: 1, rate: null },
    ],
  },
];

describe('a chart of quality', () => {
  test('has a line for each version, with the intervals; what is unknown is a gap', () => {
    const [newer, older] = qualitySeries(series, (version) => `v${version}`);
    expect(newer).toEqual({
      name: 'v2',
      points: [{ time: Date.UTC(2026, 2, 1, 2), value: 0.2, lo: 0.1, hi: 0.4 }],
    });
    expect(older!.points[1]).toEqual({ time: Date.UTC(2026, 2, 1, 1), value: null });
  });

  test('marks where a version took over, and nothing for the first', () => {
    expect(versionChanges(series)).toEqual([{ time: Date.UTC(2026, 2, 1, 2), version: '2' }]);
    expect(versionChanges([series[0]!])).toEqual([]);
    expect(versionChanges([])).toEqual([]);
  });
});

test('says how many answers are missing and for how long', () => {
  expect(shortfallOf(50, 200, 3_600_000)).toEqual({ n: 50, needed: 200, waitMs: 3 * 3_600_000 });
  expect(shortfallOf(0, 200, 1)?.waitMs).toBeUndefined();
  expect(shortfallOf(200, 200, 1)).toBeUndefined();
});
