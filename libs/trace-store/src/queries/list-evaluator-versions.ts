import type { TraceStoreConnection } from '../connection.js';
import { storeTime } from '../reading/filter-conditions.js';
import { SCORED_SINCE } from '../reading/score-outcome.js';
import { toIsoTime } from '../time.js';

/** An evaluator's version that told scores. */
export interface EvaluatorVersion {
  readonly evaluator: string;
  readonly version: string;
  readonly lastAt: string;
}

const MOST_VERSIONS = 1000;

/** Evaluators and their versions that scored since a time, the newest first. */
export async function listEvaluatorVersions(
  connection: TraceStoreConnection,
  project: string,
  from: string,
): Promise<EvaluatorVersion[]> {
  const rows = await connection.query<EvaluatorVersion>(
    `SELECT name AS evaluator, evaluator_version AS version, max(at) AS lastAt
     FROM almenara.scores
     PREWHERE project = {project:String} AND ${SCORED_SINCE}
     WHERE source = 'evaluator' AND span_id != ''
     GROUP BY evaluator, version
     ORDER BY lastAt DESC, evaluator, version
     LIMIT ${MOST_VERSIONS}`,
    { project, from: storeTime('from', from) },
  );
  return rows.map((row) => ({ ...row, lastAt: toIsoTime(row.lastAt) }));
}
