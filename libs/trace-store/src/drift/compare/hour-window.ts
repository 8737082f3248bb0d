import { InvalidQueryError } from '../../reading/invalid-query.js';

export const HOUR_MS = 3_600_000;

/** Whole hours since 1970 UTC, `to` not among them. */
export interface HourWindow {
  readonly from: number;
  readonly to: number;
}

/** Two windows of a comparison. */
export interface HourWindows {
  readonly reference: HourWindow;
  readonly current: HourWindow;
}

/** Longer ones would be more blocks than a test can take. */
const LONGEST_HOURS = 400 * 24;

export interface AskedWindows {
  readonly refFrom: string;
  readonly refTo: string;
  readonly curFrom: string;
  readonly curTo: string;
}

/**
 * Both windows in whole hours, rounded outwards. An hour that both would take after the rounding is the current one's:
 * an event must not stand on both sides.
 */
export function toHourWindows(asked: AskedWindows): HourWindows {
  const [refFrom, refTo] = [timeOf('refFrom', asked.refFrom), timeOf('refTo', asked.refTo)];
  const [curFrom, curTo] = [timeOf('curFrom', asked.curFrom), timeOf('curTo', asked.curTo)];
  if (refFrom < curTo && curFrom < refTo)
    throw new InvalidQueryError('refTo', 'must leave the windows apart: the two share a time');
  let reference = outwards(refFrom, refTo);
  const current = outwards(curFrom, curTo);
  if (reference.from < current.to && current.from < reference.to)
    reference =
      refFrom < curFrom ? { from: reference.from, to: current.from } : { from: current.to, to: reference.to };
  for (const [field, { from, to }] of [['refTo', reference] as const, ['curTo', current] as const])
    if (to - from > LONGEST_HOURS)
      throw new InvalidQueryError(field, 'must lie at most 400 days after the beginning of its window');
  return { reference, current };
}

function outwards(from: number, to: number): HourWindow {
  return { from: Math.floor(from / HOUR_MS), to: Math.ceil(to / HOUR_MS) };
}

function timeOf(field: string, iso: string): number {
  const at = Date.parse(iso);
  if (Number.isNaN(at)) throw new InvalidQueryError(field, 'must be a time that exists');
  return at;
}

/**
 * Length of the blocks of a window in hours, so that a side has 100 blocks at most, and at least four where
 * the window has four hours: each side has its own, because a block never holds hours of both.
 */
export function blockHoursOf({ from, to }: HourWindow): number {
  const hours = to - from;
  if (hours <= 48) return 1;
  if (hours <= 7 * 24) return 6;
  return hours <= 100 * 24 ? 24 : 7 * 24;
}

export function toIsoHour(hour: number): string {
  return new Date(hour * HOUR_MS).toISOString().replace('.000Z', 'Z');
}

/** As a DateTime column reads it. */
export function toStoreHour(hour: number): string {
  const iso = new Date(hour * HOUR_MS).toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}

/** A stored DateTime as the API tells it. */
export function hourToIso(stored: string): string {
  return `${stored.slice(0, 10)}T${stored.slice(11, 19)}Z`;
}

/** Both windows as statements bind them. */
export function boundsOf({ reference, current }: HourWindows): Record<string, string> {
  return {
    refFrom: toStoreHour(reference.from),
    refTo: toStoreHour(reference.to),
    curFrom: toStoreHour(current.from),
    curTo: toStoreHour(current.to),
  };
}
