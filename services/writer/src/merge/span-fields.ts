import type { SpanRow } from '@almenara/trace-store';

/** Fields of the span normal form that are one word or text, by the column that holds them. */
export const WORDS = {
  parentSpanId: 'parent_span_id',
  name: 'name',
  type: 'type',
  status: 'status',
  statusMessage: 'status_message',
  modelRequested: 'model_requested',
  modelAnswered: 'model_answered',
  provider: 'provider',
  query: 'query',
  variant: 'variant_sent',
  indexVersion: 'index_version',
  sessionId: 'session_id',
  actorId: 'actor_id',
  environment: 'environment',
  release: 'release',
  convention: 'convention',
  'prompt.name': 'prompt_name',
  'prompt.version': 'prompt_version',
  'usage.source': 'usage_source',
  'cost.source': 'cost_source',
  'cost.currency': 'cost_currency',
} as const satisfies Record<string, keyof SpanRow>;

export const NUMBERS = {
  timeToFirstTokenMs: 'time_to_first_token_ms',
  'usage.input': 'input_tokens',
  'usage.output': 'output_tokens',
  'usage.total': 'total_tokens',
  'usage.cacheRead': 'cache_read_tokens',
  'usage.cacheWrite': 'cache_write_tokens',
  'usage.reasoning': 'reasoning_tokens',
  'cost.input': 'input_cost',
  'cost.output': 'output_cost',
  'cost.total': 'total_cost',
} as const satisfies Record<string, keyof SpanRow>;

/** Fields that are any JSON and are replaced as a whole. */
export const TEXTS = {
  input: 'input',
  output: 'output',
  documents: 'documents',
  tools: 'tools',
  embeddings: 'embeddings',
  spanEvents: 'span_events',
} as const satisfies Record<string, keyof SpanRow>;

/** Fields whose keys are merged one by one. */
export const RECORDS = ['parameters', 'metadata', 'attributes', 'redactions'] as const;

/** Groups of sub-fields that are merged one by one. */
export const GROUPS = ['usage', 'cost', 'prompt'] as const;

/** Values that say no more than silence: they never replace what somebody knew. */
export const SILENT: ReadonlyMap<string, unknown> = new Map([
  ['type', 'span'],
  ['status', 'unset'],
]);
