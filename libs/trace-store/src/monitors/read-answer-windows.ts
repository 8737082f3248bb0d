import type { MonitorDetector, WATCHED_METRICS } from '@almenara/contract';
import type { WindowSums } from '@almenara/monitors';
import type { TraceStoreConnection } from '../connection.js';
import { answersOfSegment, type Segment, segmentConditions } from './answers-of-segment.js';
import { toUserSums, userSums, type UserSumsRow } from './user-sums.js';
import { rangeParameters, type WindowRange } from './window-range.js';

type Metric = Exclude<(typeof WATCHED_METRICS)[number], 'latency_p95'>;
export type AnswerField = NonNullable<Extract<MonitorDetector, { kind: 'data_quality' }>['field']>;

/** SQL of a number of a model call, null where it is not known. */
const OF_METRIC: Readonly<Record<Metric, string>> = {
  errors: "toFloat64(status = 'error')",
  cost_per_answer: 'total_cost',
  tokens: 'toFloat64(total_tokens)',
  answers: 'toFloat64(1)',
};

/** SQL of whether a field of a model call is missing. */
const OF_FIELD: Readonly<Record<AnswerField, string>> = {
  actor: "actor_id = ''",
  session: "session_id = ''",
  model: "model = ''",
  provider: "provider = ''",
  variant: "variant = ''",
  prompt: "prompt_name = ''",
  environment: "environment = ''",
  release: "release = ''",
  input: "input = ''",
  output: "output = ''",
  documents: 'document_count = 0',
  finish_reason: 'empty(finish_reasons)',
  input_tokens: 'input_tokens IS NULL',
  output_tokens: 'output_tokens IS NULL',
  cost: 'total_cost IS NULL',
  latency: 'latency_ms IS NULL',
  end_time: 'end_time IS NULL',
};

export type AnswerMeasure = { readonly metric: Metric } | { readonly missing: AnswerField };

/** Sums of model calls by window and user: of a metric, or of whether a field is missing. */
export async function readAnswerWindows(
  connection: TraceStoreConnection,
  project: string,
  range: WindowRange,
  segment: Segment,
  measure: AnswerMeasure,
): Promise<{ window: number; sums: WindowSums }[]> {
  const conditions = segmentConditions(segment, range);
  const x = 'metric' in measure ? OF_METRIC[measure.metric] : `toFloat64(${OF_FIELD[measure.missing]})`;
  const isCount = 'metric' in measure && measure.metric === 'answers';
  const isMean = 'metric' in measure && (measure.metric === 'cost_per_answer' || measure.metric === 'tokens');
  const answers = answersOfSegment(conditions.sql, `, ${x} AS known`);
  const rows = await connection.query<UserSumsRow>(
    userSums(`SELECT window, user, bag, toFloat64(1) AS w, assumeNotNull(known) AS x
        FROM (${answers})
        WHERE known IS NOT NULL`),
    { ...conditions.parameters, ...rangeParameters(range), project },
  );
  const windows = toUserSums(isMean ? 'mean' : 'rate', range, rows);
  if (!isCount) return windows;
  return windows.map(({ window, sums }) => ({
    window,
    sums:
      sums.kind === 'rate'
        ? { kind: 'count', count: sums.sums.count, squares: sums.sums.weightWeight, users: sums.sums.units }
        : sums,
  }));
}
