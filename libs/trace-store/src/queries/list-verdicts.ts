import type { ScoreItem } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';
import { type ScoreItemRow, toScoreItem } from '../reading/to-score-item.js';

/** Ids bound to one statement; a server takes them in its address line, which is limited. */
const HASHES_PER_QUERY = 500;

export interface VerdictsOf {
  readonly evaluator: string;
  readonly version: string;
  readonly inputHashes: readonly string[];
}

/** What this version of an evaluator said of inputs with these digests, whichever answer had them. */
export async function listVerdicts(
  connection: TraceStoreConnection,
  project: string,
  { evaluator, version, inputHashes }: VerdictsOf,
): Promise<Map<string, ScoreItem>> {
  const found = new Map<string, ScoreItem>();
  for (let first = 0; first < inputHashes.length; first += HASHES_PER_QUERY) {
    const rows = await connection.query<ScoreItemRow & { input_hash: string }>(
      `SELECT input_hash, id, at, name, value, label, source, trace_id, span_id, session_id, evaluator,
           evaluator_version, explanation, evidence, metadata
       FROM almenara.scores
       PREWHERE project = {project:String} AND input_hash IN {inputHashes:Array(String)}
       WHERE evaluator = {evaluator:String} AND evaluator_version = {version:String} AND content_cleared = 0
       ORDER BY version DESC
       LIMIT 1 BY input_hash`,
      { project, evaluator, version, inputHashes: inputHashes.slice(first, first + HASHES_PER_QUERY) },
    );
    for (const row of rows) found.set(row.input_hash, toScoreItem(row));
  }
  return found;
}
