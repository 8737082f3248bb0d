import type { CanaryRun, DataHealth } from '@almenara/contract';
import type { Canary } from '@almenara/control-plane';
import type { HealthFacts } from './judge.js';

const HOUR_MS = 3_600_000;
/** Longer than a monitor ever waits: one without an outcome has none any more. */
const UNDER_WAY_MS = 2 * 60_000;

/** Runs of the last 24 hours, the oldest first, as the page shows them. */
export function summarizeCanaries(canaries: readonly Canary[], now: number): DataHealth['canary'] {
  const runs = canaries.map((canary) => toRun(canary, now));
  const times = runs.flatMap(({ storedAfterMs }) => (storedAfterMs === null ? [] : [storedAfterMs]));
  times.sort((one, other) => one - other);
  return {
    latest: runs.at(-1) ?? null,
    sent: runs.length,
    stored: times.length,
    storedAfterMsP50: quantile(times, 0.5),
    storedAfterMsP95: quantile(times, 0.95),
    runs: runs.filter(({ sentAt }) => Date.parse(sentAt) > now - HOUR_MS),
  };
}

/** The last one of which it is known what became of it. */
export function lastDecided(canaries: readonly Canary[], now: number): HealthFacts['canary'] {
  const last = canaries.findLast(({ storedAfterMs, failure }) => storedAfterMs !== null || failure !== null);
  return last && { ageMs: Math.max(0, now - last.sentAt.getTime()), failure: last.failure };
}

function toRun({ sentAt, storedAfterMs, failure }: Canary, now: number): CanaryRun {
  const isLeft = storedAfterMs === null && failure === null && now - sentAt.getTime() > UNDER_WAY_MS;
  return { sentAt: sentAt.toISOString(), storedAfterMs, failure: isLeft ? 'interrupted' : failure };
}

/** Nearest rank, of sorted numbers. */
function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}
