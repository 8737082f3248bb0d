import type { TraceStoreConnection } from '../connection.js';
import type { SpanRow } from '../rows.js';

/** What an estimate is made of, and what it came to. */
export type EstimateRow = Pick<
  SpanRow,
  | 'start_time'
  | 'trace_id'
  | 'span_id'
  | 'model_answered'
  | 'model_requested'
  | 'provider'
  | 'input_tokens'
  | 'output_tokens'
  | 'cache_read_tokens'
  | 'cache_write_tokens'
  | 'reasoning_tokens'
  | 'input_cost'
  | 'output_cost'
  | 'cost_currency'
>;

export interface EstimatePage {
  /** `YYYY-MM-DD`, in UTC: a page never looks further, so that a long history is read once. */
  readonly day: string;
  /** The last row of the page before. */
  readonly after?: Pick<SpanRow, 'start_time' | 'trace_id' | 'span_id'> | undefined;
  readonly limit: number;
}

/** Days that have model calls, in UTC. */
export async function listCallDays(connection: TraceStoreConnection, project: string): Promise<string[]> {
  const rows = await connection.query<{ day: string }>(
    `SELECT DISTINCT toString(toDate(start_time, 'UTC')) AS day
     FROM almenara.spans
     WHERE project = {project:String} AND type IN ('llm', 'embedding')
     ORDER BY day`,
    { project },
  );
  return rows.map(({ day }) => day);
}

/** The next model calls of a day, by time, of whose cost the sender told nothing. */
export function listEstimates(
  connection: TraceStoreConnection,
  project: string,
  { day, after, limit }: EstimatePage,
): Promise<EstimateRow[]> {
  const from = after ?? { start_time: `${day} 00:00:00.000000`, trace_id: '', span_id: '' };
  return connection.query(
    `SELECT toString(s.start_time) AS start_time, trace_id, span_id, model_answered, model_requested, provider,
         input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, reasoning_tokens,
         input_cost, output_cost, cost_currency
     FROM almenara.spans AS s FINAL
     WHERE project = {project:String}
         AND s.start_time >= {from:DateTime64(6, 'UTC')} AND s.start_time < toDate({day:String}) + 1
         AND (s.start_time, trace_id, span_id) > ({from:DateTime64(6, 'UTC')}, {trace:String}, {span:String})
         AND type IN ('llm', 'embedding')
         AND (input_tokens IS NOT NULL OR output_tokens IS NOT NULL)
         AND ((cost_source = '' AND cost_currency = '' AND total_cost IS NULL AND input_cost IS NULL AND output_cost IS NULL)
             OR has(JSONExtract(revisions, 'derived', 'Array(String)'), 'cost.source'))
     ORDER BY s.start_time, trace_id, span_id
     LIMIT {rows:UInt32}`,
    { project, day, from: from.start_time, trace: from.trace_id, span: from.span_id, rows: limit },
  );
}
