import type { TraceStoreConnection } from '../connection.js';
import type { TraceRow } from '../rows.js';

/** The row of one trace. */
export async function findTrace(
  connection: TraceStoreConnection,
  project: string,
  traceId: string,
): Promise<TraceRow | undefined> {
  const rows = await connection.query<TraceRow>(
    `SELECT * EXCEPT (version), toString(version) AS version
     FROM
     (
         SELECT *
         FROM almenara.traces
         PREWHERE project = {project:String} AND trace_id = {traceId:String}
         ORDER BY version DESC
         LIMIT 1
     )`,
    { project, traceId },
  );
  return rows[0];
}
