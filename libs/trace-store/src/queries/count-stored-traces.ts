import type { TraceStoreConnection } from '../connection.js';

/** How many of these traces can be read. */
export async function countStoredTraces(
  connection: TraceStoreConnection,
  project: string,
  traceIds: readonly string[],
): Promise<number> {
  const [row] = await connection.query<{ traces: number }>(
    `SELECT uniqExact(trace_id) AS traces
     FROM almenara.traces
     WHERE project = {project:String} AND trace_id IN {traces:Array(String)}`,
    { project, traces: traceIds },
  );
  return row?.traces ?? 0;
}
