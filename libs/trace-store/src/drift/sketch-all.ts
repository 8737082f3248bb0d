import type { TraceStoreConnection } from '../connection.js';
import { inHours, toRanges } from './hour-range.js';
import { sketchSource } from './sketch-hours.js';
import { SKETCH_SOURCES } from './sketch-sources.js';

/** Computes all sketches of hours anew, whether their rows have changed or not. */
export async function sketchAll(
  connection: TraceStoreConnection,
  project: string,
  hours: readonly number[],
): Promise<void> {
  const spaces = new Map<string, { stream: string; encoder: string }>();
  for (const range of toRanges(hours, hours.length)) {
    const rows = await connection.query<{ stream: string; encoder: string }>(SPACES, { project, ...range });
    for (const row of rows) spaces.set(`${row.stream}\n${row.encoder}`, row);
  }
  for (const source of SKETCH_SOURCES) {
    const all = source === 'texts' ? [...spaces.values()] : [{ stream: '', encoder: '' }];
    for (const space of all) await sketchSource(connection, project, { source, ...space, hours });
  }
}

// Of vectors and of sketches: one of them may be all that is left.
const SPACES = `
SELECT DISTINCT stream, encoder FROM almenara.vectors WHERE project = {project:String} AND ${inHours('time')}
UNION DISTINCT
SELECT DISTINCT stream, encoder FROM almenara.sketch_hour WHERE project = {project:String} AND ${inHours('hour')} AND encoder != ''`;
