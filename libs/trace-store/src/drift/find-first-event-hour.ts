import type { TraceStoreConnection } from '../connection.js';
import { inHours, type HourRange } from './hour-range.js';

/** The first hour of a range with a span or a vector; undefined when there is none. */
export async function findFirstEventHour(
  connection: TraceStoreConnection,
  project: string,
  range: HourRange,
): Promise<number | undefined> {
  const [row] = await connection.query<{ hour: number; rows: number }>(SQL, { project, ...range });
  return row && row.rows > 0 ? row.hour : undefined;
}

const SQL = `
SELECT intDiv(toUnixTimestamp(min(time)), 3600) AS hour, count() AS rows
FROM
(
    SELECT start_time AS time FROM almenara.spans WHERE project = {project:String} AND ${inHours('start_time')}
    UNION ALL
    SELECT time FROM almenara.vectors WHERE project = {project:String} AND ${inHours('time')}
)`;
