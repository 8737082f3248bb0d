import type { TraceStoreConnection } from '../connection.js';

export interface SafetyScore {
  readonly traceId: string;
  readonly name: string;
  readonly version: string;
  readonly label: string;
  readonly value: number | null;
}

/** What was said of these traces and of anything in them under these names, the newest row of each score. */
export function listSafetyScores(
  connection: TraceStoreConnection,
  project: string,
  { traceIds, names }: { readonly traceIds: readonly string[]; readonly names: readonly string[] },
): Promise<SafetyScore[]> {
  return connection.query<SafetyScore>(SQL, { project, traceIds, names });
}

const SQL = `
SELECT trace_id AS traceId, name, evaluator_version AS version, label, value
FROM
(
    SELECT id, trace_id, name, evaluator_version, label, value
    FROM almenara.scores
    PREWHERE project = {project:String} AND trace_id IN {traceIds:Array(String)}
    WHERE name IN {names:Array(String)}
    ORDER BY version DESC
    LIMIT 1 BY id
)
ORDER BY trace_id, name, id`;
