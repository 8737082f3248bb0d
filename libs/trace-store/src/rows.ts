/**
 * Rows as the tables hold them, column for column. Times are 'YYYY-MM-DD hh:mm:ss.ffffff' in UTC; fields that
 * are JSON texts are empty when absent, and so are words.
 */
export interface SpanRow {
  project: string;
  start_time: string;
  trace_id: string;
  span_id: string;
  /** Decimal digits, because 64 bits do not fit a number. */
  version: string;
  is_deleted: 0 | 1;
  start_known: 0 | 1;
  end_time: string | null;
  latency_ms: number | null;
  parent_span_id: string;
  name: string;
  type: string;
  status: string;
  model: string;
  provider: string;
  variant: string;
  prompt_name: string;
  prompt_version: string;
  environment: string;
  release: string;
  session_id: string;
  actor_id: string;
  tags: string[];
  input_tokens: number | null;
  output_tokens: number | null;
  total_tokens: number | null;
  cache_read_tokens: number | null;
  cache_write_tokens: number | null;
  reasoning_tokens: number | null;
  usage_source: string;
  input_cost: number | null;
  output_cost: number | null;
  total_cost: number | null;
  cost_currency: string;
  cost_source: string;
  time_to_first_token_ms: number | null;
  document_count: number;
  convention: string;
  model_requested: string;
  model_answered: string;
  variant_sent: string;
  index_version: string;
  status_message: string;
  finish_reasons: string[];
  input_excerpt: string;
  output_excerpt: string;
  query: string;
  input: string;
  output: string;
  documents: string;
  parameters: string;
  tools: string;
  metadata: string;
  embeddings: string;
  span_events: string;
  attributes: string;
  redactions: string;
  revisions: string;
  /** Said of the span besides the actor or session that holds. */
  former_actors: string[];
  former_sessions: string[];
}

export interface TraceRow {
  project: string;
  trace_id: string;
  version: string;
  start_time: string;
  end_time: string | null;
  latency_ms: number | null;
  name: string;
  status: string;
  span_count: number;
  error_count: number;
  document_count: number;
  types: string[];
  models: string[];
  providers: string[];
  variants: string[];
  index_versions: string[];
  prompts: string[];
  tags: string[];
  environment: string;
  release: string;
  session_id: string;
  actor_id: string;
  input_tokens: number | null;
  output_tokens: number | null;
  total_tokens: number | null;
  total_cost: number | null;
  cost_currency: string;
  input_excerpt: string;
  output_excerpt: string;
}

export interface ScoreRow {
  project: string;
  id: string;
  /** (at in microseconds << 64) + hash of the content, in decimal digits. */
  version: string;
  at: string;
  name: string;
  value: number | null;
  label: string;
  source: string;
  trace_id: string;
  span_id: string;
  session_id: string;
  actor_id: string;
  evaluator: string;
  evaluator_version: string;
  input_hash: string;
  /** 0 when the pick had none. */
  inclusion_probability: number;
  explanation: string;
  evidence: string;
  metadata: string;
}

export interface LedgerStoreRow {
  project: string;
  sender: string;
  sequence: number;
  part: number;
  version: string;
  declared: number;
  stored: number;
  dead_lettered: number;
  rejected: number;
  erased: number;
  received_at: string;
  /** Ids of those that `dead_lettered` counts. */
  dead_letters: string[];
}

export interface LossRow {
  project: string;
  sender: string;
  reason: string;
  count: number;
}

export interface DeadLetterRow {
  project: string;
  id: string;
  version: string;
  at: string;
  reason: string;
  door: string;
  sender: string;
  sequence: number;
  content: string;
  state: 'open' | 'failed_again' | 'stored';
  /** The replay that decided the state last; empty before any. */
  replay: string;
}

export interface LossReportRow extends LossRow {
  /** Falls with time, so that of equal counts the earliest report wins. */
  version: string;
  received_at: string;
}

export interface UnnumberedRecordRow {
  project: string;
  received_at: string;
  log_partition: number;
  version: string;
  door: string;
  events: number;
}

export interface VectorRow {
  project: string;
  stream: string;
  encoder: string;
  time: string;
  trace_id: string;
  span_id: string;
  part: number;
  /** When it was written, in epoch milliseconds. */
  version: number;
  is_deleted: 0 | 1;
  bag: number;
  /** Decimal digits. */
  actor_hash: string;
  language: string;
  inclusion_probability: number;
  vector: number[];
}

export interface SketchHourRow {
  project: string;
  stream: string;
  encoder: string;
  hour: string;
  version: number;
  /** Decimal digits. */
  source: string;
  events: number;
  sampled_share: number;
  bags: number[];
  counts: number[];
  sums: number[][];
}

export interface JudgedHourRow {
  project: string;
  stream: string;
  encoder: string;
  hour: string;
  version: number;
  judged_at: string;
  state: string;
  events: number;
  log_evidence: number;
  log_statistic: number;
  log_alarm: number;
  effect: number | null;
  effect_low: number | null;
  effect_high: number | null;
  since: string | null;
  alarm: 0 | 1;
  restarted: 0 | 1;
  bags: number[];
  counts: number[];
  sums: number[][];
}
