import type { TraceStoreConnection } from '../connection.js';
import { hashSubjectSql } from './hash-subject.js';

/** Traces with tombstones that rows were written of all the same, by a writer that ended before it saw them. */
export async function findStrayTraces(connection: TraceStoreConnection, project: string): Promise<string[]> {
  const [any] = await connection.query<{ salt: string }>(ANY, { project });
  if (!any) return [];
  const rows = await connection.query<{ trace_id: string }>(SQL, { project, salt: any.salt });
  return rows.map(({ trace_id }) => trace_id);
}

const ANY = 'SELECT salt FROM almenara.tombstones WHERE project = {project:String} LIMIT 1';

// Every trace is hashed: it may take seconds, and is meant for the night.
const SQL = `
SELECT DISTINCT trace_id
FROM
(
    SELECT trace_id FROM almenara.spans WHERE project = {project:String}
    UNION ALL
    SELECT trace_id FROM almenara.traces WHERE project = {project:String}
    UNION ALL
    SELECT trace_id FROM almenara.scores WHERE project = {project:String}
    UNION ALL
    SELECT trace_id FROM almenara.vectors WHERE project = {project:String}
)
WHERE ${hashSubjectSql("'trace'", 'trace_id')} IN
    (SELECT subject FROM almenara.tombstones WHERE project = {project:String} AND kind = 'trace')`;
