import type { ScoreItem } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';
import { type ScoreItemRow, toScoreItem } from '../reading/to-score-item.js';

const MAX_SCORES = 200;

/** Scores that judge a session as a whole, not one of its traces; the newest first. */
export async function listSessionScores(
  connection: TraceStoreConnection,
  project: string,
  sessionId: string,
): Promise<ScoreItem[]> {
  const rows = await connection.query<ScoreItemRow>(
    `SELECT id, at, name, value, label, source, trace_id, span_id, session_id, evaluator, evaluator_version,
         explanation, evidence, metadata
     FROM almenara.scores FINAL
     WHERE project = {project:String} AND session_id = {sessionId:String} AND trace_id = ''
     ORDER BY at DESC, id
     LIMIT ${MAX_SCORES}`,
    { project, sessionId },
  );
  return rows.map(toScoreItem);
}
