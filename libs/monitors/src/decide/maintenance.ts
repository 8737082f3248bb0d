import type { MonitorDefinition } from '@almenara/contract';

const PERIOD_MS = { once: Infinity, daily: 86_400_000, weekly: 7 * 86_400_000 };

/** Whether a part of the window lies in maintenance. Repeats go on in both directions, in UTC. */
export function isInMaintenance(
  { maintenance, windowMinutes }: Pick<MonitorDefinition, 'maintenance' | 'windowMinutes'>,
  window: number,
): boolean {
  const end = window + windowMinutes * 60_000;
  return maintenance.some(({ from, to, repeat }) => {
    const begins = Date.parse(from);
    const ends = Date.parse(to);
    const period = PERIOD_MS[repeat];
    if (period === Infinity) return window < ends && end > begins;
    // The first repetition that ends after the window begins.
    const shift = Math.ceil((window - ends + 1) / period) * period;
    return end > begins + shift;
  });
}
