import type { TraceStoreConnection } from '../connection.js';

/** The highest version among the traces of a project, in digits; '0' without any. Who has seen it has seen all. */
export async function getLatestVersion(connection: TraceStoreConnection, project: string): Promise<string> {
  const [row] = await connection.query<{ version: string }>(
    `SELECT toString(max(version)) AS version
     FROM almenara.traces
     WHERE project = {project:String}`,
    { project },
  );
  return row?.version ?? '0';
}
