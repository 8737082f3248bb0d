import { z } from 'zod';
import {
  costSchema,
  documentSchema,
  embeddingSchema,
  SPAN_STATUSES,
  SPAN_TYPES,
  spanEventSchema,
  toolDefinitionSchema,
  usageSchema,
} from '../wire/span.js';
import { redactionSchema } from '../wire/redaction.js';
import { SCORE_SOURCES, evidenceSchema } from '../wire/score.js';
import { filterQuery, projectParams } from './filter.js';
import { operation } from './operation.js';
import { pageOf, pageQuery } from './page.js';

const time = z.string();

export const scoreItemSchema = z.object({
  id: z.string(),
  name: z.string(),
  value: z.number().nullable(),
  label: z.string().nullable(),
  explanation: z.string().nullable(),
  evidence: z.array(evidenceSchema),
  source: z.enum(SCORE_SOURCES),
  /** Who judged, when an evaluator did; absent otherwise, as what nobody said. */
  evaluator: z.string().optional(),
  evaluatorVersion: z.string().optional(),
  metadata: z.record(z.string(), z.unknown()).optional(),
  traceId: z.string().nullable(),
  spanId: z.string().nullable(),
  sessionId: z.string().nullable(),
  at: time,
});

/** A trace as the list shows it. Null means unknown, an empty list means none. */
export const traceSummarySchema = z.object({
  traceId: z.string(),
  name: z.string(),
  startTime: time,
  endTime: time.nullable(),
  latencyMs: z.number().nullable(),
  status: z.enum(SPAN_STATUSES),
  spanCount: z.number().int(),
  errorCount: z.number().int(),
  documentCount: z.number().int(),
  types: z.array(z.string()),
  models: z.array(z.string()),
  providers: z.array(z.string()),
  tags: z.array(z.string()),
  environment: z.string().nullable(),
  release: z.string().nullable(),
  variant: z.string().nullable(),
  /** Of all its spans. */
  indexVersions: z.array(z.string()).optional(),
  sessionId: z.string().nullable(),
  actorId: z.string().nullable(),
  /** Beginnings of the texts, at most 500 characters. */
  inputExcerpt: z.string(),
  outputExcerpt: z.string(),
  usage: z.object({
    input: z.number().nullable(),
    output: z.number().nullable(),
    total: z.number().nullable(),
  }),
  cost: z.object({ total: z.number().nullable(), currency: z.string().nullable() }),
  scores: z.array(scoreItemSchema.pick({ name: true, value: true, label: true, source: true })),
});

/** A span without its texts: what tree and timeline need. */
export const spanSkeletonSchema = z.object({
  spanId: z.string(),
  traceId: z.string(),
  parentSpanId: z.string().nullable(),
  name: z.string(),
  type: z.enum(SPAN_TYPES),
  status: z.enum(SPAN_STATUSES),
  statusMessage: z.string().nullable(),
  startTime: time,
  endTime: time.nullable(),
  latencyMs: z.number().nullable(),
  /** The model that answered, else the one requested. */
  model: z.string().nullable(),
  usage: usageSchema,
  cost: costSchema,
  documentCount: z.number().int(),
});

export const spanItemSchema = spanSkeletonSchema.extend({
  modelRequested: z.string().nullable(),
  modelAnswered: z.string().nullable(),
  provider: z.string().nullable(),
  parameters: z.record(z.string(), z.unknown()),
  input: z.unknown(),
  output: z.unknown(),
  tools: z.array(toolDefinitionSchema),
  documents: z.array(documentSchema),
  query: z.string().nullable(),
  timeToFirstTokenMs: z.number().nullable(),
  finishReasons: z.array(z.string()),
  prompt: z.object({ name: z.string().nullable(), version: z.string().nullable() }),
  variant: z.string().nullable(),
  indexVersion: z.string().nullable().optional(),
  sessionId: z.string().nullable(),
  actorId: z.string().nullable(),
  tags: z.array(z.string()),
  metadata: z.record(z.string(), z.unknown()),
  environment: z.string().nullable(),
  release: z.string().nullable(),
  embeddings: z.array(embeddingSchema),
  spanEvents: z.array(spanEventSchema),
  attributes: z.record(z.string(), z.unknown()),
  convention: z.string().nullable(),
  /** Absent when nothing was redacted. */
  redactions: z.array(redactionSchema).optional(),
});

export const traceDetailSchema = z.object({
  trace: traceSummarySchema,
  /** By start time; full items with `content=full`, skeletons with `content=none`. */
  spans: z.array(
    spanSkeletonSchema.extend(spanItemSchema.partial().shape).required({ spanId: true, traceId: true }),
  ),
  /** Spans beyond the cap are not listed. */
  spanCap: z.number().int(),
  content: z.enum(['full', 'none']),
  scores: z.array(scoreItemSchema),
});

export const listTraces = operation({
  id: 'listTraces',
  method: 'GET',
  path: '/api/v1/projects/{project}/traces',
  summary: 'Traces, the newest first',
  tags: ['traces'],
  access: 'viewer',
  params: projectParams,
  query: z.object({ ...filterQuery, ...pageQuery }),
  response: pageOf(traceSummarySchema),
});

export const getTrace = operation({
  id: 'getTrace',
  method: 'GET',
  path: '/api/v1/projects/{project}/traces/{traceId}',
  summary: 'One trace with its spans and scores',
  tags: ['traces'],
  access: 'viewer',
  params: projectParams.extend({ traceId: z.string().min(1).max(200) }),
  query: z.object({ content: z.enum(['full', 'none']).default('full') }),
  response: traceDetailSchema,
});

/** Sends each trace that was stored or changed since the stream began; `summary` as in the list. */
export const liveTraces = operation({
  id: 'liveTraces',
  method: 'GET',
  path: '/api/v1/projects/{project}/live/traces',
  summary: 'Traces as they are stored, as server-sent events',
  tags: ['traces'],
  access: 'viewer',
  params: projectParams,
  query: z.object(filterQuery),
  response: z.object({ items: z.array(traceSummarySchema), total: z.number().int() }),
  stream: true,
});

export const listSpans = operation({
  id: 'listSpans',
  method: 'GET',
  path: '/api/v1/projects/{project}/spans',
  summary: 'Spans with their content, the newest first',
  tags: ['traces'],
  access: 'viewer',
  params: projectParams,
  query: z.object({ ...filterQuery, traceId: z.string().max(200).optional(), ...pageQuery }),
  response: pageOf(spanItemSchema),
});

export const getSpan = operation({
  id: 'getSpan',
  method: 'GET',
  path: '/api/v1/projects/{project}/traces/{traceId}/spans/{spanId}',
  summary: 'One span with its content',
  tags: ['traces'],
  access: 'viewer',
  params: projectParams.extend({ traceId: z.string().min(1).max(200), spanId: z.string().min(1).max(200) }),
  response: spanItemSchema,
});

export type ScoreItem = z.output<typeof scoreItemSchema>;
export type TraceSummary = z.output<typeof traceSummarySchema>;
export type SpanSkeleton = z.output<typeof spanSkeletonSchema>;
export type SpanItem = z.output<typeof spanItemSchema>;
export type TraceDetail = z.output<typeof traceDetailSchema>;
