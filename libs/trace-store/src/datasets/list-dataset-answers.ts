import type { DatasetGroup, DatasetOutcome } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';
import type { BoundedFilter } from '../queries/get-quality.js';
import { TRACES_WITH_TEXT } from '../queries/text-in-traces.js';
import { answerConditions } from '../reading/answer-conditions.js';
import { storeTime } from '../reading/filter-conditions.js';
import {
  BAD,
  GOOD,
  OUTCOME_OF_SAID,
  outcomeParameters,
  SAID,
  type ScoreChoice,
  SCORED_SINCE,
} from '../reading/score-outcome.js';

export interface DatasetAnswer {
  readonly traceId: string;
  readonly spanId: string;
  readonly group: string;
  /** Null where the evaluator did not judge it. */
  readonly outcome: DatasetOutcome | null;
  readonly label: string;
}

interface Wanted {
  readonly choice: ScoreChoice & { readonly version: string };
  readonly groupBy: DatasetGroup;
}

/** Answers of the window with one of these outcomes, in an order that hangs on nothing but their ids; `limit` at most. */
export async function listDatasetAnswers(
  connection: TraceStoreConnection,
  project: string,
  filter: BoundedFilter,
  { choice, groupBy, outcomes, limit }: Wanted & { outcomes: readonly DatasetOutcome[]; limit: number },
): Promise<DatasetAnswer[]> {
  const { sql, parameters } = answerConditions(filter, TRACES_WITH_TEXT);
  const rows = await connection.query<AnswerRow>(select(sql, GROUPS[groupBy], true), {
    ...parameters,
    ...scoreParameters(project, filter, choice),
    outcomes: outcomes.map((outcome) => (outcome === 'bad' ? BAD : GOOD)),
    rows: limit,
  });
  return rows.map(toAnswer);
}

const TRACES_AT_A_TIME = 1000;

/** The same of these traces, judged or not. */
export async function listDatasetAnswersOf(
  connection: TraceStoreConnection,
  project: string,
  filter: BoundedFilter,
  { choice, groupBy, traceIds }: Wanted & { traceIds: readonly string[] },
): Promise<DatasetAnswer[]> {
  const { sql, parameters } = answerConditions(filter, TRACES_WITH_TEXT);
  const found: DatasetAnswer[] = [];
  for (let first = 0; first < traceIds.length; first += TRACES_AT_A_TIME) {
    const rows = await connection.query<AnswerRow>(select(sql, GROUPS[groupBy], false), {
      ...parameters,
      ...scoreParameters(project, filter, choice),
      traces: traceIds.slice(first, first + TRACES_AT_A_TIME),
    });
    found.push(...rows.map(toAnswer));
  }
  return found;
}

interface AnswerRow {
  readonly trace_id: string;
  readonly span_id: string;
  readonly grouped: string;
  readonly judged: number | null;
  readonly word: string;
}

function toAnswer({ trace_id, span_id, grouped, judged, word }: AnswerRow): DatasetAnswer {
  const outcome = judged === BAD ? 'bad' : judged === GOOD ? 'good' : null;
  return { traceId: trace_id, spanId: span_id, group: grouped, outcome, label: word };
}

function scoreParameters(
  project: string,
  { from }: BoundedFilter,
  { evaluator, version, failing }: Wanted['choice'],
): Record<string, unknown> {
  return { project, from: storeTime('from', from), evaluator, version, ...outcomeParameters(failing) };
}

const GROUPS: Readonly<Record<DatasetGroup, string>> = {
  none: "''",
  variant: 'toString(variant)',
  prompt: "if(prompt_version = '', prompt_name, concat(prompt_name, ':', prompt_version))",
  model: 'toString(model)',
  environment: 'toString(environment)',
};

const select = (conditions: string, group: string, isJudged: boolean): string => `
SELECT trace_id, span_id, grouped, judged, word
FROM
(
    SELECT sipHash64(trace_id, span_id) AS answer, trace_id, span_id, ${group} AS grouped
    FROM almenara.spans FINAL
    WHERE project = {project:String}
        ${conditions}
        AND type = 'llm'
        ${isJudged ? '' : 'AND trace_id IN {traces:Array(String)}'}
) AS answers
${isJudged ? 'INNER' : 'LEFT'} JOIN
(
    SELECT sipHash64(trace_id, span_id) AS answer, argMax(${SAID}, version) AS said,
        toNullable(${OUTCOME_OF_SAID}) AS judged, argMax(label, version) AS word
    FROM almenara.scores
    PREWHERE project = {project:String} AND ${SCORED_SINCE}
    WHERE source = 'evaluator' AND name = {evaluator:String} AND evaluator_version = {version:String}
        AND span_id != ''
        ${isJudged ? '' : 'AND trace_id IN {traces:Array(String)}'}
    GROUP BY answer
    ${isJudged ? `HAVING ${OUTCOME_OF_SAID} IN {outcomes:Array(UInt8)}` : ''}
) AS scores ON answers.answer = scores.answer
ORDER BY answers.answer, trace_id, span_id
${isJudged ? 'LIMIT {rows:UInt32}' : ''}`;
