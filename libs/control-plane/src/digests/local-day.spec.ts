import { expect, test } from 'vitest';
import { localDay } from './local-day.js';

test.each([
  ['2026-03-01T23:30:00Z', 'Europe/Madrid', { day: '2026-03-02', hour: 0 }],
  // Clocks in Madrid go forward at 01:00 UTC.
  ['2026-03-29T00:59:00Z', 'Europe/Madrid', { day: '2026-03-29', hour: 1 }],
  ['2026-03-29T01:00:00Z', 'Europe/Madrid', { day: '2026-03-29', hour: 3 }],
  ['2026-01-01T04:00:00Z', 'America/New_York', { day: '2025-12-31', hour: 23 }],
])('%s in %s', (instant, zone, told) => {
  expect(localDay(Date.parse(instant), zone)).toEqual(told);
});
