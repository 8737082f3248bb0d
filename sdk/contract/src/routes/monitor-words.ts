/** Words of monitors, without a schema: the console's pages take them as they are. */
export const WATCH_KINDS = ['score', 'metric', 'ledger'] as const;
export const SCORE_MEASURES = ['bad_rate', 'mean'] as const;
/** `tokens` and `cost_per_answer` are means of a model call; `answers` counts them. */
export const WATCHED_METRICS = ['errors', 'latency_p95', 'cost_per_answer', 'tokens', 'answers'] as const;
/** `lag` is the 95th percentile of the time from an answer to its first score. */
export const LEDGER_MEASURES = ['gap', 'lag', 'dead_letters'] as const;

export const DETECTOR_KINDS = ['bound', 'change', 'no_data', 'data_quality'] as const;
export const BOUND_SIDES = ['above', 'below'] as const;
export const CHANGE_SIDES = ['up', 'down', 'both'] as const;
export const CHANGE_REFERENCES = ['trailing', 'same_hour_of_week', 'pinned'] as const;
/** `missing_field`: empty texts. `null_rate`: unknown numbers. `schema`: answers that the evaluator of JSON calls bad. */
export const QUALITY_RULES = ['missing_field', 'null_rate', 'schema'] as const;
export const TEXT_FIELDS = [
  'actor',
  'session',
  'model',
  'provider',
  'variant',
  'prompt',
  'environment',
  'release',
  'input',
  'output',
  'documents',
  'finish_reason',
] as const;
export const NUMBER_FIELDS = ['input_tokens', 'output_tokens', 'cost', 'latency', 'end_time'] as const;

export const MONITOR_SEVERITIES = ['info', 'warning', 'critical'] as const;
/** Of windows without any data: as if quiet, as if alarming, or as it was before. */
export const NO_DATA_POLICIES = ['ignore', 'alarm', 'hold'] as const;
export const WINDOW_MINUTES = [5, 10, 15, 30, 60, 120, 180, 360, 720, 1440] as const;
/** An hour: the only window in which a change is looked for, because a budget counts hours. */
export const CHANGE_WINDOW_MINUTES = 60;
export const MONITOR_SEGMENTS = ['variant', 'prompt', 'model', 'environment', 'release'] as const;
export const MAINTENANCE_REPEATS = ['once', 'daily', 'weekly'] as const;

export const MONITOR_UNITS = ['rate', 'score', 'milliseconds', 'tokens', 'money', 'count'] as const;
export const MONITOR_OUTCOMES = ['quiet', 'alarm', 'recovered', 'insufficient', 'no_data'] as const;
/** Why a window was decided as it was. */
export const MONITOR_REASONS = [
  'within_limit',
  'beyond_limit',
  'touches_limit',
  'no_change',
  'changed',
  'other_direction',
  'learning',
  'too_few_answers',
  'too_few_users',
  'no_answers',
  'silent',
  'silent_as_usual',
  'receiving',
  'recovering',
  'muted',
  'maintenance',
  'no_interval',
] as const;

/**
 * `off` where it is not enabled; otherwise what its newest window was, and `waiting` before the first one. `untold` is one
 * beyond the rule of which nobody was told, because it is history or was muted.
 */
export const MONITOR_STATES = [
  'off',
  'waiting',
  'quiet',
  'untold',
  'alarm',
  'insufficient',
  'no_data',
  'late',
] as const;

/** Ids of the monitors that every project has until it changes them. */
export const DEFAULT_MONITORS = [
  'unsupported_rate',
  'refusal_rate',
  'error_rate',
  'no_data',
  'ledger_gap',
  'dead_letters',
] as const;
export const MONITOR_STREAM_PREFIX = 'monitor:';
/** More fires than this in a backtest of 30 days ask to be confirmed. */
export const MANY_FIRES = 4;
