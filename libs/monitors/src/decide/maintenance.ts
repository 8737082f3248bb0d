import type { Maintenance, MonitorDefinition } from '@almenara/contract';

const PERIOD_MS = { once: Infinity, daily: 86_400_000, weekly: 7 * 86_400_000 };

/** Whether a part of the window of a monitor lies in maintenance. */
export function isInMaintenance(
  { maintenance, windowMinutes }: Pick<MonitorDefinition, 'maintenance' | 'windowMinutes'>,
  window: number,
): boolean {
  return meetsMaintenance(maintenance, window, window + windowMinutes * 60_000);
}

/** Whether a part of the time from `start` to before `end` lies in maintenance. Repeats go on in both directions, in UTC. */
export function meetsMaintenance(maintenance: readonly Maintenance[], start: number, end: number): boolean {
  return maintenance.some(({ from, to, repeat }) => {
    const begins = Date.parse(from);
    const ends = Date.parse(to);
    const period = PERIOD_MS[repeat];
    if (period === Infinity) return start < ends && end > begins;
    // The first repetition that ends after the start.
    const shift = Math.ceil((start - ends + 1) / period) * period;
    return end > begins + shift;
  });
}
