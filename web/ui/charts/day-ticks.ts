import { readZoned, writeZoned } from '../scope/zoned-time';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const HOUR_STEPS = [1, 3, 6, 12];
const DAY_STEPS = [1, 2, 7, 14, 28];

export interface TimeTick {
  readonly time: number;
  /** Midnight of the zone: the day is told, else the hour. */
  readonly isDay: boolean;
}

/** Whole hours or days of a zone within a window, at most `most` of them. */
export function dayTicks(from: number, to: number, timeZone: string, most: number): TimeTick[] {
  const hours = HOUR_STEPS.find((step) => (to - from) / (step * HOUR_MS) <= most);
  const days = DAY_STEPS.find((step) => (to - from) / (step * DAY_MS) <= most) ?? DAY_STEPS.at(-1)!;
  const first = writeZoned(from, timeZone).slice(0, 10);
  const ticks: TimeTick[] = [];
  for (let day = Date.parse(`${first}T00:00Z`); ; day += (hours ? 1 : days) * DAY_MS) {
    const date = new Date(day).toISOString().slice(0, 10);
    const midnight = readZoned(`${date}T00:00`, timeZone);
    if (midnight === undefined || midnight >= to) return ticks;
    const steps = hours ? Array.from({ length: 24 / hours }, (_, index) => index * hours) : [0];
    for (const step of steps) {
      const time = readZoned(`${date}T${String(step).padStart(2, '0')}:00`, timeZone)!;
      if (time >= from && time < to) ticks.push({ time, isDay: step === 0 });
    }
  }
}
