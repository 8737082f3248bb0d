import type { TraceStoreConnection } from '../connection.js';

/** Ids of the traces of an erasure under way in order, those after one: what other stores hold of them goes as well. */
export async function listErasedTraces(
  connection: TraceStoreConnection,
  project: string,
  erasure: string,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<string[]> {
  const rows = await connection.query<{ trace_id: string }>(
    `SELECT DISTINCT trace_id
     FROM almenara.erasure_traces WHERE project = {project:String} AND erasure = {erasure:String}
         AND trace_id > {after:String}
     ORDER BY trace_id LIMIT {limit:UInt32}`,
    { project, erasure, after, limit },
  );
  return rows.map(({ trace_id }) => trace_id);
}
