import type { MonitorBacktest } from '@almenara/contract';
import { expectedDelay } from '@almenara/drift';
import type { Figures } from '@almenara/monitors';

/** Rises whose delay is told, as factors of the mean. */
const RISES = [1.25, 1.5, 2, 3];
/** Standard errors on one side of a 95 % interval. */
const Z = 1.959964;

/**
 * Hours until lasting rises of the mean are told, from the traffic of the windows, the spread that their intervals show
 * (which has users in it), and the alarm line.
 */
export function expectedDelays(
  windows: readonly Pick<Figures, 'n' | 'value' | 'low' | 'high'>[],
  threshold: number,
  rises: readonly number[] = RISES,
): MonitorBacktest['delays'] {
  const known = windows.filter(({ n, value }) => n > 0 && value !== null);
  const answers = known.reduce((sum, { n }) => sum + n, 0);
  if (answers === 0 || windows.length === 0) return [];
  const mean = known.reduce((sum, { n, value }) => sum + n * value!, 0) / answers;
  const spreads = known.flatMap(({ n, low, high }) =>
    low === null || high === null ? [] : [(((high - low) / 2 / Z) * Math.sqrt(n)) ** 2],
  );
  const deviation = Math.sqrt(median(spreads));
  if (!(deviation > 0) || !(mean > 0)) return [];
  const eventsPerHour = answers / windows.length;
  return rises.map((rise) => ({
    from: mean,
    to: mean * rise,
    hours: expectedDelay({ shift: (mean * (rise - 1)) / deviation, eventsPerHour, threshold, dimensions: 1 }),
  }));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
