import type { TraceStoreConnection } from '../connection.js';

/** Ids bound to one statement; a server takes them in its address line, which is limited. */
const IDS_PER_QUERY = 1000;

/** Of those of these scores that are there: the digest of what was read for them. */
export async function listScoreInputs(
  connection: TraceStoreConnection,
  project: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let first = 0; first < ids.length; first += IDS_PER_QUERY) {
    const rows = await connection.query<{ id: string; input_hash: string }>(
      `SELECT id, argMax(input_hash, version) AS input_hash
       FROM almenara.scores
       PREWHERE project = {project:String} AND id IN {ids:Array(String)}
       GROUP BY id`,
      { project, ids: ids.slice(first, first + IDS_PER_QUERY) },
    );
    for (const row of rows) found.set(row.id, row.input_hash);
  }
  return found;
}
