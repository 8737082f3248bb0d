import type { TraceStoreConnection } from '../connection.js';

/** Whether the project has stored a trace or a score. */
export async function hasData(connection: TraceStoreConnection, project: string): Promise<boolean> {
  const rows = await connection.query(
    `SELECT 1 AS found FROM almenara.traces WHERE project = {project:String} LIMIT 1
     UNION ALL
     SELECT 1 AS found FROM almenara.scores WHERE project = {project:String} LIMIT 1`,
    { project },
  );
  return rows.length > 0;
}
