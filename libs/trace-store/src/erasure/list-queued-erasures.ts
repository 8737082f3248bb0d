import type { TraceStoreConnection } from '../connection.js';
import { toStoreTime } from '../time.js';

/** Erasures, and removals of writers, whose lists were begun before a time and are still there. */
export async function listQueuedErasures(
  connection: TraceStoreConnection,
  project: string,
  before: number,
): Promise<string[]> {
  const rows = await connection.query<{ erasure: string }>(SQL, { project, before: toStoreTime(before) });
  return rows.map(({ erasure }) => erasure);
}

const SQL = `
SELECT erasure, max(requested_at) AS newest
FROM
(
    SELECT erasure, requested_at FROM almenara.erasure_subjects WHERE project = {project:String}
    UNION ALL
    SELECT erasure, requested_at FROM almenara.erasure_traces WHERE project = {project:String}
)
GROUP BY erasure
HAVING newest < {before:DateTime64(3, 'UTC')}`;
