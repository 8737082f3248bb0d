import type { TraceStoreConnection } from '../../connection.js';
import { CORRECTNESS_SETTINGS, settingsClause } from '../../engine/statement-settings.js';
import { inHours } from '../hour-range.js';
import type { StreamHours } from '../read-sketch.js';
import { takenVersion } from './versions.js';

/** State of an hour whose cells are kept to be judged. */
export const TAKEN = 'taken';

/**
 * Keeps the cells of hours as they are now, also of those without events: an hour is judged on these alone, whatever
 * comes late. Hours that are taken already stay as they are.
 */
export async function takeHours(
  connection: TraceStoreConnection,
  project: string,
  hours: StreamHours,
  takenAt: number,
): Promise<void> {
  await connection.command(SQL, { project, ...hours, takenAt, version: takenVersion(takenAt) });
}

const OF_STREAM = `stream = {stream:String} AND encoder = {encoder:String} AND ${inHours('hour')}`;

const SQL = `
INSERT INTO almenara.judged_hours (project, stream, encoder, hour, version, judged_at, state, events, bags, counts, sums)
SELECT {project:String}, {stream:String}, {encoder:String}, hour, {version:UInt64}, fromUnixTimestamp64Milli({takenAt:Int64}), '${TAKEN}',
    sketch.events, sketch.bags, sketch.counts, sketch.sums
FROM
(
    SELECT toDateTime(arrayJoin(range({from:UInt32}, {to:UInt32})) * 3600, 'UTC') AS hour
) AS wanted
LEFT JOIN
(
    SELECT hour, events, bags, counts, sums
    FROM almenara.sketch_hour FINAL
    WHERE project = {project:String} AND ${OF_STREAM}
) AS sketch USING (hour)
WHERE hour NOT IN (SELECT hour FROM almenara.judged_hours WHERE project = {project:String} AND ${OF_STREAM})
${settingsClause(CORRECTNESS_SETTINGS)}`;
