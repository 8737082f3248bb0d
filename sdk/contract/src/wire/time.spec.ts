import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EARLIEST_TIME, LATEST_TIME, roundToMicroseconds, timeSchema } from './time.js';

test.each([
  [1_760_000_000_000, 1_760_000_000_000],
  [1_760_000_000_000.1252, 1_760_000_000_000.125],
  ['2025-10-09T08:53:20Z', 1_760_000_000_000],
  ['2025-10-09T10:53:20.5+02:00', 1_760_000_000_500],
  ['2025-10-09T08:53:20.000125Z', 1_760_000_000_000.125],
  ['2025-10-09T08:53:20.0001Z', 1_760_000_000_000.1],
  ['2025-10-09T08:53:20.000125999Z', 1_760_000_000_000.125],
])('%s is read as %d', (given, milliseconds) => {
  expect(timeSchema.parse(given)).toBe(milliseconds);
});

test.each([
  ['the past', EARLIEST_TIME - 1],
  ['the far future', LATEST_TIME],
  ['seconds instead of milliseconds', 1_760_000_000],
  ['nanoseconds instead of milliseconds', 1.76e18],
  ['a time before 1970', -5],
  ['NaN', NaN],
  ['infinity', Infinity],
  ['no time', 'yesterday'],
  ['a time without zone', '2025-10-09T08:53:20'],
  ['a date alone', '2025-10-09'],
  ['digits in a text', '1760000000000'],
  ['null', null],
  ['an object', {}],
])('%s is refused with what would be right', (_, given) => {
  const { error } = timeSchema.safeParse(given);
  expect(error?.issues[0]?.message).toMatch(/^must be an ISO 8601 time with zone or epoch milliseconds/);
});

test('parsing the parsed value changes nothing', () => {
  fc.assert(
    fc.property(fc.double({ min: EARLIEST_TIME, max: LATEST_TIME - 1, noNaN: true }), (given) => {
      const once = timeSchema.parse(given);
      expect(timeSchema.parse(once)).toBe(once);
      expect(roundToMicroseconds(once)).toBe(once);
      expect(Math.abs(once - given)).toBeLessThanOrEqual(0.001);
    }),
    { numRuns: 5000, examples: [[4_399_237_942_817.98]] },
  );
});
