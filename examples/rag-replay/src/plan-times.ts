import { seededRandom } from './seeded-random.js';

const DAY_MS = 86_400_000;
export const REPLAYED_DAYS = 14;
export const REPLAYED_TRACES = 2500;

/** How busy the made-up users are: quiet nights, quieter weekends. */
export function activity(time: number): number {
  const date = new Date(time);
  const hour = date.getUTCHours() + date.getUTCMinutes() / 60;
  const byHour = 0.15 + 0.85 * Math.max(0, Math.sin(((hour - 5) / 17) * Math.PI));
  const day = date.getUTCDay();
  return byHour * (day === 0 || day === 6 ? 0.5 : 1);
}

/** Start times of the replayed traces in their order, over the days before the anchor. */
export function planTimes(anchor: number): number[] {
  const random = seededRandom('times');
  const times: number[] = [];
  while (times.length < REPLAYED_TRACES) {
    const time = anchor - random() * REPLAYED_DAYS * DAY_MS;
    if (random() < activity(time)) times.push(Math.round(time));
  }
  return times.sort((a, b) => a - b);
}
