import type { TraceStoreConnection } from '../connection.js';
import { answerConditions } from '../reading/answer-conditions.js';
import {
  OUTCOME_OF_SAID,
  outcomeParameters,
  PROBABILITY_OF_SAID,
  SAID,
  type ScoreChoice,
  UNJUDGED,
} from '../reading/score-outcome.js';
import type { BoundedFilter } from './get-quality.js';
import { TRACES_WITH_TEXT } from './text-in-traces.js';

export interface AnswerOutcome {
  readonly traceId: string;
  readonly spanId: string;
  /** 1 is bad, as the evaluator says. */
  readonly bad: 0 | 1;
  /** Chance with which the answer was scored. */
  readonly probability: number;
}

const TRACES_PER_QUERY = 1000;

/** How a version of an evaluator judged the answers of some traces, as far as they match and stand in a rate. */
export async function listOutcomes(
  connection: TraceStoreConnection,
  project: string,
  filter: BoundedFilter,
  { evaluator, version, failing }: Required<ScoreChoice>,
  traceIds: readonly string[],
): Promise<AnswerOutcome[]> {
  const { sql, parameters } = answerConditions(filter, TRACES_WITH_TEXT);
  const outcomes: AnswerOutcome[] = [];
  for (let first = 0; first < traceIds.length; first += TRACES_PER_QUERY) {
    const rows = await connection.query<AnswerOutcome>(select(sql), {
      ...parameters,
      project,
      evaluator,
      version,
      traceIds: traceIds.slice(first, first + TRACES_PER_QUERY),
      ...outcomeParameters(failing),
    });
    outcomes.push(...rows);
  }
  return outcomes;
}

const select = (conditions: string): string => `
SELECT trace_id AS traceId, span_id AS spanId, ${OUTCOME_OF_SAID} AS bad, ${PROBABILITY_OF_SAID} AS probability
FROM
(
    SELECT trace_id, span_id, argMax(said_then, version) AS said
    FROM
    (
        SELECT trace_id, span_id, version, ${SAID} AS said_then
        FROM almenara.scores
        PREWHERE project = {project:String} AND trace_id IN {traceIds:Array(String)}
        WHERE source = 'evaluator' AND name = {evaluator:String} AND evaluator_version = {version:String}
            AND span_id != ''
    )
    GROUP BY trace_id, span_id
)
WHERE bad < ${UNJUDGED} AND probability > 0 AND (trace_id, span_id) IN
(
    SELECT trace_id, span_id
    FROM almenara.spans FINAL
    WHERE project = {project:String} AND trace_id IN {traceIds:Array(String)}
        ${conditions}
)
ORDER BY trace_id, span_id`;
