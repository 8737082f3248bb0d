import { z } from 'zod';
import { identifierSchema } from '../wire/identifier.js';
import { SPAN_STATUSES, SPAN_TYPES } from '../wire/span.js';
import { filterQuery, projectParams } from './filter.js';
import { operation } from './operation.js';
import { pageOf, pageQuery } from './page.js';
import { scoreItemSchema, traceSummarySchema } from './traces.js';

/*
 * Sessions of the application's users: the traces that carry one session id. Files and operations say "conversation",
 * because "session" in code is also that of a person who is logged in to the console (sessions.ts).
 */

const count = z.number().int();
const time = z.string();

/** Null means unknown; `cost.known` says of how many traces the cost is known. */
export const conversationSchema = z.object({
  sessionId: z.string(),
  /** The first one that is told; `actorCount` says whether it is the only one. */
  actorId: z.string().nullable(),
  actorCount: count,
  firstTime: time,
  /** When the latest trace began. */
  lastTime: time,
  traceCount: count,
  /** Traces that failed. */
  errorCount: count,
  usage: traceSummarySchema.shape.usage,
  cost: traceSummarySchema.shape.cost.extend({ known: count }),
  /** At most 20. */
  models: z.array(z.string()),
  /** What the first trace began with, at most 500 characters. */
  firstInputExcerpt: z.string(),
});

/** A text as people read it; `isCut` when it is longer than told here. */
export const turnTextSchema = z.object({ text: z.string(), isCut: z.boolean() });

/** Something a turn did besides its model calls. */
export const turnStepSchema = z.object({
  spanId: z.string(),
  type: z.enum(SPAN_TYPES),
  name: z.string(),
  status: z.enum(SPAN_STATUSES),
  statusMessage: z.string().nullable(),
  latencyMs: z.number().nullable(),
  documentCount: count,
  /** At most 500 characters each. */
  inputExcerpt: z.string(),
  outputExcerpt: z.string(),
});

export const turnSchema = z.object({
  trace: traceSummarySchema,
  /** Instructions to the model, where the input holds messages. */
  system: turnTextSchema.nullable(),
  /** What the user said last; null when the trace tells no input. */
  input: turnTextSchema.nullable(),
  /** Messages before it, which repeat earlier turns. */
  earlierMessages: count,
  output: turnTextSchema.nullable(),
  /** Of the root, else of the first step that failed. */
  statusMessage: z.string().nullable(),
  /** The first 20 tool calls, retrievals, re-rankings, guardrails and agents by start time. */
  steps: z.array(turnStepSchema),
  stepCount: count,
});

const conversationParams = projectParams.extend({ sessionId: identifierSchema });
const tags = ['sessions'] as const;
const access = 'viewer' as const;

export const listConversations = operation({
  id: 'listConversations',
  method: 'GET',
  path: '/api/v1/projects/{project}/sessions',
  summary:
    'Sessions of which a trace matches, by their newest matching trace; counts are those of whole sessions',
  tags,
  access,
  params: projectParams,
  query: z.object({ ...filterQuery, ...pageQuery }),
  response: pageOf(conversationSchema),
});

export const getConversation = operation({
  id: 'getConversation',
  method: 'GET',
  path: '/api/v1/projects/{project}/sessions/{sessionId}',
  summary: 'One session with the scores that judge it as a whole',
  tags,
  access,
  params: conversationParams,
  response: z.object({ session: conversationSchema, scores: z.array(scoreItemSchema) }),
});

export const MAX_TURNS = 100;

export const listTurns = operation({
  id: 'listTurns',
  method: 'GET',
  path: '/api/v1/projects/{project}/sessions/{sessionId}/turns',
  summary: 'Traces of a session as turns of a conversation',
  tags,
  access,
  params: conversationParams,
  query: z.object({
    order: z.enum(['oldest', 'newest']).default('oldest'),
    limit: z.coerce.number().int().min(1).max(MAX_TURNS).default(20),
    cursor: pageQuery.cursor,
  }),
  response: pageOf(turnSchema),
});

export type Conversation = z.output<typeof conversationSchema>;
export type Turn = z.output<typeof turnSchema>;
export type TurnText = z.output<typeof turnTextSchema>;
export type TurnStep = z.output<typeof turnStepSchema>;
