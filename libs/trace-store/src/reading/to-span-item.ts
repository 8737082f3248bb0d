import type { SpanItem, SpanSkeleton } from '@almenara/contract';
import type { SpanRow } from '../rows.js';
import { toIsoTime } from '../time.js';
import { knownFields, knownWord } from './known.js';
import { readJson } from './read-json.js';
import { toRedaction } from './to-redaction.js';

export const SKELETON_COLUMNS = [
  'trace_id',
  'span_id',
  'start_time',
  'end_time',
  'latency_ms',
  'parent_span_id',
  'name',
  'type',
  'status',
  'status_message',
  'model',
  'input_tokens',
  'output_tokens',
  'total_tokens',
  'cache_read_tokens',
  'cache_write_tokens',
  'reasoning_tokens',
  'usage_source',
  'input_cost',
  'output_cost',
  'total_cost',
  'cost_currency',
  'cost_source',
  'document_count',
] as const satisfies readonly (keyof SpanRow)[];

export const ITEM_COLUMNS = [
  ...SKELETON_COLUMNS,
  'provider',
  'variant',
  'index_version',
  'prompt_name',
  'prompt_version',
  'environment',
  'release',
  'session_id',
  'actor_id',
  'tags',
  'time_to_first_token_ms',
  'convention',
  'model_requested',
  'model_answered',
  'finish_reasons',
  'query',
  'input',
  'output',
  'documents',
  'parameters',
  'tools',
  'metadata',
  'embeddings',
  'span_events',
  'attributes',
  'redactions',
] as const satisfies readonly (keyof SpanRow)[];

export type SkeletonRow = Pick<SpanRow, (typeof SKELETON_COLUMNS)[number]>;
export type ItemRow = Pick<SpanRow, (typeof ITEM_COLUMNS)[number]>;

export function toSpanSkeleton(row: SkeletonRow): SpanSkeleton {
  return {
    spanId: row.span_id,
    traceId: row.trace_id,
    parentSpanId: knownWord(row.parent_span_id),
    name: row.name,
    type: row.type as SpanSkeleton['type'],
    status: row.status as SpanSkeleton['status'],
    statusMessage: knownWord(row.status_message),
    startTime: toIsoTime(row.start_time),
    endTime: row.end_time === null ? null : toIsoTime(row.end_time),
    latencyMs: row.latency_ms,
    model: knownWord(row.model),
    usage: knownFields({
      input: row.input_tokens,
      output: row.output_tokens,
      total: row.total_tokens,
      cacheRead: row.cache_read_tokens,
      cacheWrite: row.cache_write_tokens,
      reasoning: row.reasoning_tokens,
      source: row.usage_source as 'provider' | 'estimate' | '',
    }),
    cost: knownFields({
      input: row.input_cost,
      output: row.output_cost,
      total: row.total_cost,
      currency: row.cost_currency,
      source: row.cost_source as 'provider' | 'estimate' | '',
    }),
    documentCount: row.document_count,
  };
}

export function toSpanItem(row: ItemRow): SpanItem {
  return {
    ...toSpanSkeleton(row),
    modelRequested: knownWord(row.model_requested),
    modelAnswered: knownWord(row.model_answered),
    provider: knownWord(row.provider),
    parameters: readJson(row.parameters, {}),
    input: readJson(row.input, null),
    output: readJson(row.output, null),
    tools: readJson(row.tools, []),
    documents: readJson(row.documents, []),
    query: knownWord(row.query),
    timeToFirstTokenMs: row.time_to_first_token_ms,
    finishReasons: row.finish_reasons,
    prompt: { name: knownWord(row.prompt_name), version: knownWord(row.prompt_version) },
    variant: knownWord(row.variant),
    indexVersion: knownWord(row.index_version),
    sessionId: knownWord(row.session_id),
    actorId: knownWord(row.actor_id),
    tags: row.tags,
    metadata: readJson(row.metadata, {}),
    environment: knownWord(row.environment),
    release: knownWord(row.release),
    embeddings: readJson(row.embeddings, []),
    spanEvents: readJson(row.span_events, []),
    attributes: readJson(row.attributes, {}),
    convention: knownWord(row.convention),
    ...(row.redactions === ''
      ? {}
      : {
          redactions: Object.entries(readJson<Record<string, number>>(row.redactions, {})).map(toRedaction),
        }),
  };
}
