import { z } from 'zod';
import type { TraceStoreConnection } from '../connection.js';
import { answerConditions } from '../reading/answer-conditions.js';
import { decodeCursor } from '../reading/cursor.js';
import { knownWord } from '../reading/known.js';
import { cutPage } from '../reading/row-page.js';
import {
  BAD,
  OUTCOME,
  OUTCOME_OF_SAID,
  outcomeParameters,
  SAID,
  type ScoreChoice,
  SCORED_SINCE,
} from '../reading/score-outcome.js';
import { toIsoTime } from '../time.js';
import type { BoundedFilter } from './get-quality.js';
import type { PageOptions } from './list-traces.js';
import { TRACES_WITH_TEXT } from './text-in-traces.js';

const cursorSchema = z.tuple([z.number(), z.string().max(200), z.string().max(200)]);

export interface WorstAnswer {
  readonly traceId: string;
  readonly spanId: string;
  readonly startTime: string;
  readonly value: number | null;
  readonly label: string | null;
  readonly explanation: string | null;
  readonly version: string | null;
  readonly model: string | null;
  readonly variant: string | null;
  readonly environment: string | null;
  /** A reservation of the evaluator about its own verdict, such as an answer in a language that it does not know. */
  readonly note: string | null;
  /** Beginnings, at most 500 characters: what the trace began with, and what was judged. */
  readonly question: string;
  readonly answer: string;
}

interface KeyRow {
  readonly trace_id: string;
  readonly span_id: string;
  readonly start_time: string;
  readonly rank: number;
}

/** Answers that failed, the lowest value first; also those that were picked without a chance. */
export async function listWorstAnswers(
  connection: TraceStoreConnection,
  project: string,
  filter: BoundedFilter,
  choice: ScoreChoice,
  { limit, cursor }: PageOptions,
): Promise<{ items: WorstAnswer[]; nextCursor: string | null }> {
  const { sql, parameters } = answerConditions(filter, TRACES_WITH_TEXT);
  const after = cursor === undefined ? undefined : decodeCursor(cursorSchema, cursor);
  const ofScores = {
    project,
    from: parameters['from'],
    evaluator: choice.evaluator,
    ...outcomeParameters(choice.failing),
    ...(choice.version === undefined ? {} : { version: choice.version }),
  };
  const hasVersion = choice.version !== undefined;
  const rows = await connection.query<KeyRow>(selectKeys(sql, hasVersion, after !== undefined), {
    ...parameters,
    ...ofScores,
    rows: limit + 1,
    ...(after ? { afterRank: after[0], afterTrace: after[1], afterSpan: after[2] } : {}),
  });
  const page = cutPage(rows, limit, (row) => [row.rank, row.trace_id, row.span_id]);
  return {
    items: await readAnswers(connection, ofScores, hasVersion, page.rows),
    nextCursor: page.nextCursor,
  };
}

async function readAnswers(
  connection: TraceStoreConnection,
  ofScores: Record<string, unknown>,
  hasVersion: boolean,
  keys: readonly KeyRow[],
): Promise<WorstAnswer[]> {
  if (keys.length === 0) return [];
  const times = keys.map((key) => key.start_time).toSorted();
  const of = {
    ...ofScores,
    traces: [...new Set(keys.map((key) => key.trace_id))],
    first: times[0],
    last: times.at(-1),
  };
  const [spans, traces, scores] = await Promise.all([
    connection.query<SpanRow>(SPANS, of),
    connection.query<{ trace_id: string; input_excerpt: string }>(TRACES, of),
    connection.query<ScoreRow>(selectScores(hasVersion), of),
  ]);
  const id = (row: { trace_id: string; span_id: string }) => JSON.stringify([row.trace_id, row.span_id]);
  const spanOf = new Map(spans.map((row) => [id(row), row]));
  const scoreOf = new Map(scores.map((row) => [id(row), row]));
  const traceOf = new Map(traces.map((row) => [row.trace_id, row]));
  return keys.map((key) => {
    const span = spanOf.get(id(key));
    const score = scoreOf.get(id(key));
    return {
      traceId: key.trace_id,
      spanId: key.span_id,
      startTime: toIsoTime(key.start_time),
      value: score?.value ?? null,
      label: knownWord(score?.label ?? ''),
      explanation: knownWord(score?.explanation ?? ''),
      version: knownWord(score?.evaluator_version ?? ''),
      model: knownWord(span?.model ?? ''),
      variant: knownWord(span?.variant ?? ''),
      environment: knownWord(span?.environment ?? ''),
      note: knownWord(score?.note ?? ''),
      question: traceOf.get(key.trace_id)?.input_excerpt || (span?.input_excerpt ?? ''),
      answer: span?.output_excerpt ?? '',
    };
  });
}

type SpanRow = Record<
  'trace_id' | 'span_id' | 'model' | 'variant' | 'environment' | 'input_excerpt' | 'output_excerpt',
  string
>;
type ScoreRow = Record<
  'trace_id' | 'span_id' | 'label' | 'explanation' | 'evaluator_version' | 'note',
  string
> & {
  readonly value: number | null;
};

const ofVersion = (hasVersion: boolean): string =>
  hasVersion ? 'AND evaluator_version = {version:String}' : '';

// Failing rows are few; only their answers' scores are then compared for the newest.
const selectKeys = (conditions: string, hasVersion: boolean, hasCursor: boolean): string => `
SELECT trace_id, span_id, toString(begun) AS start_time, rank
FROM
(
    SELECT sipHash64(trace_id, span_id) AS answer, trace_id, span_id, start_time AS begun
    FROM almenara.spans FINAL
    WHERE project = {project:String}
        ${conditions}
) AS answers
INNER JOIN
(
    SELECT sipHash64(trace_id, span_id) AS answer,
        argMax(${SAID}, version) AS said,
        argMax(ifNull(value, 0), version) AS rank
    FROM almenara.scores
    PREWHERE project = {project:String} AND ${SCORED_SINCE}
    WHERE source = 'evaluator' AND name = {evaluator:String} AND span_id != '' ${ofVersion(hasVersion)}
        AND answer IN
        (
            SELECT sipHash64(trace_id, span_id)
            FROM almenara.scores
            PREWHERE project = {project:String} AND ${SCORED_SINCE}
            WHERE source = 'evaluator' AND name = {evaluator:String} ${ofVersion(hasVersion)}
                AND ${OUTCOME} = ${BAD}
        )
    GROUP BY answer
    HAVING ${OUTCOME_OF_SAID} = ${BAD}
) AS scores ON answers.answer = scores.answer
${hasCursor ? 'WHERE (rank, trace_id, span_id) > ({afterRank:Float64}, {afterTrace:String}, {afterSpan:String})' : ''}
ORDER BY rank, trace_id, span_id
LIMIT {rows:UInt32}`;

const SPANS = `
SELECT trace_id, span_id, model, variant, environment, input_excerpt, output_excerpt
FROM almenara.spans FINAL
PREWHERE project = {project:String} AND trace_id IN {traces:Array(String)}
    AND start_time >= {first:DateTime64(6, 'UTC')} AND start_time <= {last:DateTime64(6, 'UTC')}`;

const TRACES = `
SELECT trace_id, input_excerpt
FROM almenara.traces FINAL
PREWHERE project = {project:String} AND trace_id IN {traces:Array(String)}`;

const selectScores = (hasVersion: boolean): string => `
SELECT trace_id, span_id, value, label, explanation, evaluator_version,
    substringUTF8(JSONExtractString(metadata, 'note'), 1, 200) AS note
FROM
(
    SELECT trace_id, span_id, value, label, explanation, evaluator_version, metadata, version
    FROM almenara.scores
    PREWHERE project = {project:String} AND trace_id IN {traces:Array(String)}
    WHERE source = 'evaluator' AND name = {evaluator:String} ${ofVersion(hasVersion)}
    ORDER BY version DESC
    LIMIT 1 BY trace_id, span_id
)`;
