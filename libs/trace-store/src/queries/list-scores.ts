import type { ScoreItem } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';
import { type ScoreItemRow, toScoreItem } from '../reading/to-score-item.js';

const MAX_SCORES = 1000;

/** All scores of one trace and its spans, the newest first, at most 1,000. */
export async function listScores(
  connection: TraceStoreConnection,
  project: string,
  traceId: string,
): Promise<ScoreItem[]> {
  const rows = await connection.query<ScoreItemRow>(
    `SELECT *
     FROM
     (
         SELECT id, at, name, value, label, source, trace_id, span_id, session_id, evaluator, evaluator_version,
             explanation, evidence, metadata
         FROM almenara.scores
         PREWHERE project = {project:String} AND trace_id = {traceId:String}
         ORDER BY version DESC
         LIMIT 1 BY id
     )
     ORDER BY at DESC, id
     LIMIT ${MAX_SCORES}`,
    { project, traceId },
  );
  return rows.map(toScoreItem);
}
