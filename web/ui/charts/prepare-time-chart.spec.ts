import { describe, expect, it } from 'vitest';
import { alignSeries, bucketTimes, isOpen, timeTicks, upperBound } from './prepare-time-chart';

const hour = 3_600_000;
const start = Date.UTC(2026, 10, 20);
const series = {
  name: 's',
  points: [
    { time: start + hour, value: 2 },
    { time: start + 3 * hour, value: 5 },
  ],
};

describe('time charts', () => {
  it('keep a place for buckets without data and leave them empty', () => {
    const times = bucketTimes([series], { from: start, to: start + 5 * hour, bucketMs: hour });
    expect(times.map((time) => (time - start) / hour)).toEqual([0, 1, 2, 3, 4]);
    expect(alignSeries(series, times).map((point) => point?.value)).toEqual([
      undefined,
      2,
      undefined,
      5,
      undefined,
    ]);
  });

  it('have no buckets where nothing was measured', () => {
    expect(
      bucketTimes([{ name: 's', points: [] }], { from: start, to: start + hour, bucketMs: hour }),
    ).toEqual([]);
  });

  it('know the bucket that still fills', () => {
    expect(isOpen(start, hour, start + 10)).toBe(true);
    expect(isOpen(start, hour, start + hour)).toBe(false);
  });

  it('thin out ticks and bound the axis by the widest interval', () => {
    expect(timeTicks([1, 2, 3, 4, 5], 2)).toEqual([1, 4]);
    expect(upperBound([{ name: 's', points: [{ time: 1, value: 0.2, hi: 0.4 }] }])).toBe(0.4);
    expect(upperBound([])).toBe(1);
  });
});
