import type { TraceStoreConnection } from '../connection.js';
import { type DirtyHour, findDirtyHours } from './find-dirty-hours.js';
import type { HourRange } from './hour-range.js';
import { sketchSource } from './sketch-hours.js';

/** Brings the sketches of these hours up to their rows; answers those that were computed. */
export async function sketchDirtyHours(
  connection: TraceStoreConnection,
  project: string,
  range: HourRange,
  signal?: AbortSignal,
): Promise<readonly DirtyHour[]> {
  const dirty = await findDirtyHours(connection, project, range);
  for (const [{ source, stream, encoder }, hours] of groupHours(dirty)) {
    signal?.throwIfAborted();
    await sketchSource(connection, project, { source, stream, encoder, hours });
  }
  return dirty;
}

function groupHours(dirty: readonly DirtyHour[]): [DirtyHour, number[]][] {
  const groups = new Map<string, [DirtyHour, number[]]>();
  for (const hour of dirty) {
    const key = JSON.stringify([hour.source, hour.stream, hour.encoder]);
    const group = groups.get(key);
    if (group) group[1].push(hour.hour);
    else groups.set(key, [hour, [hour.hour]]);
  }
  return [...groups.values()];
}
