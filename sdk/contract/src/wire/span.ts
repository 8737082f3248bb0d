import { z } from 'zod';
import { identifierSchema, wordSchema } from './identifier.js';
import { redactionSchema } from './redaction.js';
import { timeSchema } from './time.js';

export const SPAN_TYPES = [
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
] as const;
export const SPAN_STATUSES = ['unset', 'ok', 'error'] as const;

const record = z.record(z.string(), z.unknown());
const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const amount = z.number().min(0).max(1e12);

export const documentSchema = z.object({
  id: z.string().max(2000).optional(),
  content: z.string().optional(),
  score: z.number().optional(),
  /** Position in the result list, the best one is 1. */
  rank: z.number().int().min(1).optional(),
  metadata: record.optional(),
});

/** Token counts. Inclusive: `input` contains the cached part, `output` the reasoning part. Absent means unknown. */
export const usageSchema = z.object({
  input: count.optional(),
  output: count.optional(),
  total: count.optional(),
  cacheRead: count.optional(),
  cacheWrite: count.optional(),
  reasoning: count.optional(),
  source: z.enum(['provider', 'estimate']).optional(),
});

/** Money, in the ISO 4217 currency named. Absent means unknown, never free. */
export const costSchema = z.object({
  input: amount.optional(),
  output: amount.optional(),
  total: amount.optional(),
  currency: z.string().length(3).optional(),
  source: z.enum(['provider', 'estimate']).optional(),
});

export const toolDefinitionSchema = z.object({
  name: z.string(),
  description: z.string().optional(),
  parameters: z.unknown().optional(),
});

export const embeddingSchema = z.object({
  model: z.string().max(500),
  dimension: z.number().int().min(1).max(65_536),
  vector: z.array(z.number()).max(65_536),
  /** What was embedded: the span's input, its output or its query text. */
  of: z.enum(['input', 'output', 'query']),
});

export const spanEventSchema = z.object({
  name: z.string(),
  at: timeSchema.optional(),
  attributes: record.optional(),
});

/**
 * What one sender knows about one span. Several events may describe the same span, in any order: they are
 * merged field by field, the latest `at` wins. Absent fields say nothing.
 */
export const spanSchema = z.object({
  kind: z.literal('span'),
  traceId: identifierSchema,
  spanId: identifierSchema,
  parentSpanId: identifierSchema.optional(),
  /** When the sender recorded this event, by its own clock. Decides between two events on the same field. */
  at: timeSchema.optional(),
  name: wordSchema.optional(),
  type: z.enum(SPAN_TYPES).optional(),
  startTime: timeSchema.optional(),
  endTime: timeSchema.optional(),
  status: z.enum(SPAN_STATUSES).optional(),
  statusMessage: z.string().optional(),
  modelRequested: wordSchema.optional(),
  modelAnswered: wordSchema.optional(),
  provider: wordSchema.optional(),
  parameters: record.optional(),
  /** Messages or any JSON. */
  input: z.unknown().optional(),
  output: z.unknown().optional(),
  tools: z.array(toolDefinitionSchema).optional(),
  documents: z.array(documentSchema).max(10_000).optional(),
  query: z.string().optional(),
  usage: usageSchema.optional(),
  cost: costSchema.optional(),
  timeToFirstTokenMs: z.number().min(0).max(1e9).optional(),
  finishReasons: z.array(wordSchema).max(100).optional(),
  prompt: z.object({ name: wordSchema.optional(), version: wordSchema.optional() }).optional(),
  variant: wordSchema.optional(),
  /** Version of the index that the documents came from. */
  indexVersion: wordSchema.optional(),
  sessionId: identifierSchema.optional(),
  actorId: identifierSchema.optional(),
  tags: z.array(wordSchema).max(100).optional(),
  metadata: record.optional(),
  environment: wordSchema.optional(),
  release: wordSchema.optional(),
  embeddings: z.array(embeddingSchema).max(16).optional(),
  spanEvents: z.array(spanEventSchema).max(10_000).optional(),
  /** Attributes exactly as the instrumentation sent them. */
  attributes: record.optional(),
  /** What was redacted before it was stored, by the sender or on arrival. */
  redactions: z.array(redactionSchema).max(1000).optional(),
  /** Name of the dialect the span was read from; absent when it came in this form. */
  convention: z.string().max(100).optional(),
});

export type Span = z.output<typeof spanSchema>;
export type SpanInput = z.input<typeof spanSchema>;
export type SpanType = (typeof SPAN_TYPES)[number];
export type SpanStatus = (typeof SPAN_STATUSES)[number];
export type Document = z.output<typeof documentSchema>;
export type Usage = z.output<typeof usageSchema>;
export type Cost = z.output<typeof costSchema>;
export type ToolDefinition = z.output<typeof toolDefinitionSchema>;
export type SpanEvent = z.output<typeof spanEventSchema>;
export type Embedding = z.output<typeof embeddingSchema>;
