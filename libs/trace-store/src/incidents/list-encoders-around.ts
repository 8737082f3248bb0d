import type { TraceStoreConnection } from '../connection.js';
import { type HourWindow, hourToIso } from '../drift/compare/hour-window.js';
import { inHours } from '../drift/hour-range.js';
import type { SeenVersion } from './list-versions-around.js';

/** Which encoders the texts of a window were embedded by, to the hour. */
export async function listEncodersAround(
  connection: TraceStoreConnection,
  project: string,
  window: HourWindow,
): Promise<SeenVersion[]> {
  const rows = await connection.query<SeenVersion>(SQL, { project, ...window });
  return rows.map((row) => ({
    ...row,
    firstSeen: hourToIso(row.firstSeen),
    lastSeen: hourToIso(row.lastSeen),
  }));
}

const SQL = `
SELECT 'embedding' AS dimension, toString(encoder) AS value, toString(min(hour)) AS firstSeen,
    toString(max(hour)) AS lastSeen, sum(seen) AS events
FROM
(
    SELECT encoder, hour, argMax(events, version) AS seen
    FROM almenara.sketch_hour
    PREWHERE project = {project:String} AND ${inHours('hour')}
    WHERE encoder != ''
    GROUP BY stream, encoder, hour
)
WHERE seen > 0
GROUP BY encoder
ORDER BY encoder
LIMIT 100`;
