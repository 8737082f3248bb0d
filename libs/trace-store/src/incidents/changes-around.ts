import type { IncidentChanges } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';
import { HOUR_MS } from '../drift/compare/hour-window.js';
import { listEncodersAround } from './list-encoders-around.js';
import { listVersionsAround, type SeenVersion } from './list-versions-around.js';

/** Hours before the beginning of a change, which is an estimate, and after it. */
const AROUND_HOURS = 48;
/** What is seen now and then was there before, though not in the last hours. */
const LOOKED_BACK_HOURS = 7 * 24;
/** Between two events of one version there may be as much. */
const SILENCE_MS = HOUR_MS;
const MOST_ITEMS = 100;

/** Versions that came or went around the beginning of a change, as far as it is known at `now`. */
export async function changesAround(
  connection: TraceStoreConnection,
  project: string,
  { since, now }: { readonly since: Date; readonly now: number },
): Promise<IncidentChanges> {
  const hour = Math.floor(since.getTime() / HOUR_MS);
  const to = Math.min(Math.ceil(now / HOUR_MS), hour + AROUND_HOURS + 1);
  const window = { from: hour - LOOKED_BACK_HOURS, to };
  const seen = await Promise.all([
    listVersionsAround(connection, project, window),
    listEncodersAround(connection, project, window),
  ]);
  return tellChanges(seen.flat(), { from: (hour - AROUND_HOURS) * HOUR_MS, to: Math.min(to * HOUR_MS, now) });
}

/** Those that were there all the time are no change, and so is what a dimension never had otherwise. */
export function tellChanges(
  seen: readonly SeenVersion[],
  { from, to }: { readonly from: number; readonly to: number },
): IncidentChanges {
  const begins = new Map<string, number>();
  const ends = new Map<string, number>();
  for (const { dimension, firstSeen, lastSeen } of seen) {
    begins.set(dimension, Math.min(begins.get(dimension) ?? Infinity, Date.parse(firstSeen)));
    ends.set(dimension, Math.max(ends.get(dimension) ?? 0, Date.parse(lastSeen)));
  }
  const items = seen.map(({ dimension, value, firstSeen, lastSeen, events }) => {
    const first = Date.parse(firstSeen);
    const last = Date.parse(lastSeen);
    // Nothing is known of before the first event of all, or after the last one.
    const came = first >= from && first > begins.get(dimension)! + SILENCE_MS;
    const went = last < ends.get(dimension)! - SILENCE_MS && last >= from;
    return {
      dimension: dimension as IncidentChanges['items'][number]['dimension'],
      value,
      firstSeen: came ? firstSeen : null,
      lastSeen: went ? lastSeen : null,
      events,
    };
  });
  const at = (item: (typeof items)[number]) => item.firstSeen ?? item.lastSeen!;
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    items: items
      .filter(({ firstSeen, lastSeen }) => firstSeen !== null || lastSeen !== null)
      .toSorted((one, other) => at(one).localeCompare(at(other)) || one.value.localeCompare(other.value))
      .slice(0, MOST_ITEMS),
  };
}
