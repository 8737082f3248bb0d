import type { SpanStatus, SpanType } from '@almenara/contract';

/** Dimensions that the scope bar and facets can narrow; the names stand in the URL and in the API. */
export const FILTER_KEYS = [
  'type',
  'model',
  'provider',
  'status',
  'actor',
  'session',
  'tag',
  'environment',
  'release',
  'variant',
  'indexVersion',
  'prompt',
  'name',
] as const;
export type FilterKey = (typeof FILTER_KEYS)[number];

/** Limits with a single value. */
export const LIMIT_KEYS = ['latencyMin', 'latencyMax', 'costMin', 'costMax'] as const;
export type LimitKey = (typeof LIMIT_KEYS)[number];

export const TYPES: readonly SpanType[] = [
  'llm',
  'embedding',
  'retriever',
  'reranker',
  'tool',
  'agent',
  'chain',
  'guardrail',
  'evaluator',
  'span',
  'event',
];
export const STATUSES: readonly SpanStatus[] = ['ok', 'error', 'unset'];

/** Values that the API would refuse, so that a mistyped address does not empty the page. */
export function isPossible(key: FilterKey, value: string): boolean {
  if (value.length === 0 || value.length > 500) return false;
  if (key === 'type') return (TYPES as readonly string[]).includes(value);
  if (key === 'status') return (STATUSES as readonly string[]).includes(value);
  return true;
}
