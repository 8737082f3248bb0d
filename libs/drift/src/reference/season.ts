import { WEEK, DAY, type HourRange, type Reference } from './reference-range.js';

/** Weeks from which on hours of the week are told apart; before, hours of the day. */
const WEEKS_FOR_HOUR_OF_WEEK = 3;

/** The hour of the week of an hour, from 0 to 167, in UTC: local clock changes are not known here. */
export function hourOfWeek(hour: number): number {
  return ((hour % WEEK) + WEEK) % WEEK;
}

/**
 * Levels of a season, each fitted to what the ones before it leave: the hour of the day, the day of the week, and the
 * hour of the week by itself. Hours are taken with one neighbour on each side.
 */
export const SEASON_LEVELS = ['hour of the day', 'day of the week', 'hour of the week'] as const;
export type SeasonLevel = (typeof SEASON_LEVELS)[number];

/** What a reference of these hours can tell from chance. */
export function seasonLevels(reference: Reference, { from, to }: HourRange): readonly SeasonLevel[] {
  if (reference.kind === 'trailing' || to - from < WEEK) return [];
  return to - from >= WEEKS_FOR_HOUR_OF_WEEK * WEEK ? SEASON_LEVELS : SEASON_LEVELS.slice(0, 1);
}

/** Whether an hour stands for the season of hour `t` on a level. */
export function sharesSeason(level: SeasonLevel, t: number, hour: number): boolean {
  if (level === 'day of the week') return Math.floor((hour - t + hourOfDay(t)) / DAY) % (WEEK / DAY) === 0;
  const period = level === 'hour of the day' ? DAY : WEEK;
  const apart = (((hour - t) % period) + period) % period;
  return apart <= 1 || apart === period - 1;
}

function hourOfDay(hour: number): number {
  return ((hour % DAY) + DAY) % DAY;
}

/** Hours of the week that stand for the season of hour `t` on a level. */
export function seasonSlots(level: SeasonLevel, t: number): number[] {
  const slots: number[] = [];
  for (let slot = 0; slot < WEEK; slot++) if (sharesSeason(level, t, slot)) slots.push(slot);
  return slots;
}

export interface ReferenceHours {
  readonly range: HourRange;
  /** Hours available within the range. */
  readonly base: readonly number[];
  /** Of each level, those of the base that stand for the season of the judged hour. */
  readonly season: readonly { readonly level: SeasonLevel; readonly hours: readonly number[] }[];
}

/** The hours that hour `t` is compared with, out of those that are there. */
export function referenceHours(
  reference: Reference,
  available: readonly number[],
  range: HourRange,
  t: number,
): ReferenceHours {
  const base = available.filter((hour) => hour >= range.from && hour < range.to);
  const season = seasonLevels(reference, range).map((level) => ({
    level,
    hours: base.filter((hour) => sharesSeason(level, t, hour)),
  }));
  return { range, base, season };
}
