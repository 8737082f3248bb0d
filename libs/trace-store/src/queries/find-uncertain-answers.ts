import type { TraceStoreConnection } from '../connection.js';
import {
  type Draw,
  type DrawnAnswer,
  drawParameters,
  type DrawnRow,
  toDrawnAnswer,
} from '../reading/drawn-answer.js';
import { SCORED_ANSWERS } from './scored-answers.js';

/** The answers on which the evaluator is least sure: those whose values are nearest to its threshold. */
export async function findUncertainAnswers(
  connection: TraceStoreConnection,
  project: string,
  { threshold, ...draw }: Draw & { readonly threshold: number },
): Promise<DrawnAnswer[]> {
  const rows = await connection.query<DrawnRow>(SQL, { ...drawParameters(project, draw), threshold });
  return rows.map((row) => ({ ...toDrawnAnswer(row), probability: null }));
}

const SQL = `
SELECT trace_id, span_id, at
FROM (${SCORED_ANSWERS})
WHERE answer NOT IN {drawn:Array(String)}
ORDER BY abs(value - {threshold:Float64}), at DESC, answer
LIMIT {count:UInt32}`;
