import { z } from 'zod';
import { identifierSchema } from '../wire/identifier.js';
import { projectParams } from './filter.js';
import { operation } from './operation.js';
import { pageOf, pageQuery } from './page.js';

export const ERASURE_KINDS = ['actor', 'session', 'trace'] as const;
export const ERASURE_STATES = ['waiting', 'running', 'done', 'failed'] as const;

/**
 * In the order in which they are done: `tombstones` finds the subject's traces and keeps late events out, the next
 * ones delete rows, `log` drops copies in the event log, `readBack` looks for rows that are left, `sketches` takes the
 * subject out of the sums and examples of drift, `files` waits until
 * no file of the store holds them or the list of what was to be erased.
 */
export const ERASURE_STEPS = [
  'tombstones',
  'spans',
  'traces',
  'scores',
  'vectors',
  'deadLetters',
  'labels',
  'log',
  'readBack',
  'sketches',
  'files',
  'receipt',
] as const;

/** Whose data: the id as the application sent it. */
export const erasureSubjectSchema = z.object({ kind: z.enum(ERASURE_KINDS), id: identifierSchema });

const count = z.number().int().min(0);

/** Rows by the place that holds them. */
export const erasureCountsSchema = z.object({
  spans: count,
  traces: count,
  scores: count,
  /** Embedded texts. Absent in receipts of before there were any, as the next. */
  vectors: count.optional(),
  deadLetters: count,
  /** What people said of the subject's answers. Absent in receipts of before there were labels. */
  labels: count.optional(),
});

export const erasureReceiptSchema = z.object({
  version: z.literal(1),
  /** Id of the erasure. */
  id: z.string(),
  project: z.string(),
  kind: z.enum(ERASURE_KINDS),
  /** SHA-256 of `salt`, a line break and the subject's id, in hex: whoever knows the id can check it, others must guess. */
  subject: z.string(),
  salt: z.string(),
  requestedBy: z.string(),
  requestedAt: z.string(),
  /** Everything of the subject that came or happened until then is erased, also when a copy arrives later. */
  erasedAt: z.string(),
  completedAt: z.string(),
  removed: erasureCountsSchema,
  /** Rows found afterwards; a receipt is only given when all are 0. */
  remaining: erasureCountsSchema,
  /** When the last copies in the event log are gone. */
  logCopiesGoneAt: z.string(),
  keyId: z.string(),
  /** Ed25519 over the other fields as JSON with sorted keys and no spaces, in base64. */
  signature: z.string(),
});

export const erasureSchema = z.object({
  id: z.string(),
  kind: z.enum(ERASURE_KINDS),
  /** Salted hash of the subject's id; the id itself is not kept. */
  subject: z.string(),
  reason: z.string().nullable(),
  state: z.enum(ERASURE_STATES),
  createdBy: z.string(),
  createdAt: z.string(),
  /** Done steps as a share of all, 0 to 1. */
  progress: z.number().min(0).max(1),
  steps: z.array(
    z.object({
      step: z.enum(ERASURE_STEPS),
      state: z.enum(['waiting', 'running', 'done']),
      /** Rows removed; for `tombstones` the traces found, for `readBack` the rows left. */
      rows: count.nullable(),
      at: z.string().nullable(),
    }),
  ),
  /** Why it failed, for people. */
  failure: z.string().nullable(),
  receipt: erasureReceiptSchema.nullable(),
});

const tags = ['erasure'] as const;
const access = 'admin' as const;
const erasureParams = projectParams.extend({ erasure: z.uuid() });

export const countErasure = operation({
  id: 'countErasure',
  readOnly: true,
  method: 'POST',
  path: '/api/v1/projects/{project}/erasures/count',
  summary: 'How much an erasure would remove',
  tags,
  access,
  params: projectParams,
  body: erasureSubjectSchema,
  response: erasureCountsSchema,
});

/** Asked again while one is under way, it answers that one. An unknown subject is fine: late events stay out. */
export const createErasure = operation({
  id: 'createErasure',
  method: 'POST',
  path: '/api/v1/projects/{project}/erasures',
  summary: 'Erase all data of an actor, a session or a trace',
  tags,
  access,
  params: projectParams,
  body: erasureSubjectSchema.extend({
    /** Kept for ever: it must not hold the subject's id. */
    reason: z.string().trim().min(1).max(500).optional(),
  }),
  response: erasureSchema,
});

export const listErasures = operation({
  id: 'listErasures',
  method: 'GET',
  path: '/api/v1/projects/{project}/erasures',
  summary: 'Erasures of a project, the newest first',
  tags,
  access,
  params: projectParams,
  query: z.object(pageQuery),
  response: pageOf(erasureSchema),
});

export const getErasure = operation({
  id: 'getErasure',
  method: 'GET',
  path: '/api/v1/projects/{project}/erasures/{erasure}',
  summary: 'One erasure, with its steps and its receipt',
  tags,
  access,
  params: erasureParams,
  response: erasureSchema,
});

export const getReceiptKey = operation({
  id: 'getReceiptKey',
  method: 'GET',
  path: '/api/v1/receipt-key',
  summary: 'Public key that verifies receipts of erasures',
  tags,
  access: 'caller',
  response: z.object({ keyId: z.string(), algorithm: z.literal('Ed25519'), publicKey: z.string() }),
});

export const RECEIPT_PROBLEMS = ['malformed', 'unknown_key', 'wrong_signature'] as const;

export const verifyReceipt = operation({
  id: 'verifyReceipt',
  readOnly: true,
  method: 'POST',
  path: '/api/v1/receipts/verify',
  summary: 'Whether this installation signed a receipt, unchanged since',
  tags,
  access: 'caller',
  body: z.object({ receipt: z.unknown() }),
  response: z.object({ valid: z.boolean(), reason: z.enum(RECEIPT_PROBLEMS).nullable() }),
});

export type ErasureKind = (typeof ERASURE_KINDS)[number];
export type ErasureState = (typeof ERASURE_STATES)[number];
export type ErasureStep = (typeof ERASURE_STEPS)[number];
export type ErasureCounts = z.output<typeof erasureCountsSchema>;
export type ErasureReceipt = z.output<typeof erasureReceiptSchema>;
export type Erasure = z.output<typeof erasureSchema>;
export type ReceiptProblem = (typeof RECEIPT_PROBLEMS)[number];
