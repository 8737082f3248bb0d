import type { TraceStoreConnection } from '../connection.js';
import {
  type Draw,
  type DrawnAnswer,
  drawParameters,
  type DrawnRow,
  toDrawnAnswer,
} from '../reading/drawn-answer.js';
import { SCORED_ANSWERS } from './scored-answers.js';

/**
 * A simple random sample without replacement: the answers with the smallest salted hashes. Of N that could be drawn
 * each one is with the chance count/N, times the chance with which it was scored; answers scored without a known
 * chance are left out.
 */
export async function drawAnswers(
  connection: TraceStoreConnection,
  project: string,
  { salt, ...draw }: Draw & { readonly salt: string },
): Promise<DrawnAnswer[]> {
  const rows = await connection.query<DrawnRow & { probability: number; eligible: number }>(SQL, {
    ...drawParameters(project, draw),
    salt,
  });
  return rows.map(({ probability, eligible, ...row }) => {
    return { ...toDrawnAnswer(row), probability: probability * Math.min(1, draw.count / eligible) };
  });
}

const SQL = `
SELECT trace_id, span_id, at, inclusion_probability AS probability, count() OVER () AS eligible
FROM (${SCORED_ANSWERS})
WHERE inclusion_probability > 0 AND answer NOT IN {drawn:Array(String)}
ORDER BY sipHash64({salt:String}, answer), answer
LIMIT {count:UInt32}`;
