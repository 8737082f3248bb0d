import { z } from 'zod';

/** Earliest and latest time a record may carry: 2000-01-01 to 2200-01-01, in epoch milliseconds. */
export const EARLIEST_TIME = Date.UTC(2000, 0, 1);
export const LATEST_TIME = Date.UTC(2200, 0, 1);

const message = 'must be an ISO 8601 time with zone or epoch milliseconds between the years 2000 and 2200';

/**
 * A point in time: epoch milliseconds with up to three decimals (microseconds), or an ISO 8601 string.
 * The parsed value is always epoch milliseconds, so parsing again changes nothing.
 */
export const timeSchema = z
  .union([z.number(), z.iso.datetime({ offset: true }).transform(isoToMilliseconds)], { error: message })
  .refine((value) => value >= EARLIEST_TIME && value < LATEST_TIME, { error: message })
  .transform(roundToMicroseconds);

/**
 * Rounds epoch milliseconds to the microsecond that the store keeps. The fraction is rounded by itself: the
 * product of a time after 2109 with 1000 has no exact microseconds, and rounding again would move it.
 */
export function roundToMicroseconds(milliseconds: number): number {
  const whole = Math.floor(milliseconds);
  return whole + Math.round((milliseconds - whole) * 1000) / 1000;
}

/** `Date.parse` stops at milliseconds; the digits after them are added by hand. */
function isoToMilliseconds(iso: string): number {
  const below = /\.\d{3}(\d{1,3})/.exec(iso)?.[1];
  return Date.parse(iso) + (below ? Number(below.padEnd(3, '0')) / 1000 : 0);
}
