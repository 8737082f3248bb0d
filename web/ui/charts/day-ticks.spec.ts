import { expect, test } from 'vitest';
import { dayTicks } from './day-ticks';

const utc = (...parts: [number, number, number, number?]) => Date.UTC(...parts);

test('days begin at midnight of the zone, also on the day on which clocks change', () => {
  const ticks = dayTicks(utc(2026, 2, 28), utc(2026, 2, 31), 'Europe/Madrid', 4);
  expect(ticks.map(({ time }) => new Date(time).toISOString())).toEqual([
    '2026-03-28T23:00:00.000Z',
    '2026-03-29T22:00:00.000Z',
    '2026-03-30T22:00:00.000Z',
  ]);
});

test('a window of hours is told in hours, a long one in weeks', () => {
  const hours = dayTicks(utc(2026, 2, 1), utc(2026, 2, 2), 'UTC', 8);
  expect(hours.map(({ time }) => new Date(time).getUTCHours())).toEqual([0, 3, 6, 9, 12, 15, 18, 21]);
  expect(hours.map(({ isDay }) => isDay)).toEqual([true, ...Array.from({ length: 7 }, () => false)]);
  expect(dayTicks(utc(2026, 0, 1), utc(2026, 2, 1), 'UTC', 10).length).toBeLessThanOrEqual(10);
});
