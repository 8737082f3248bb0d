import { z } from 'zod';
import { projectParams } from './filter.js';
import { operation } from './operation.js';
import { pageOf, pageQuery } from './page.js';

export const ledgerRowSchema = z.object({
  sender: z.string(),
  sequence: z.number().int(),
  declared: z.number().int(),
  stored: z.number().int(),
  deadLettered: z.number().int(),
  rejected: z.number().int(),
  /** Events of an erased actor, session or trace, dropped on arrival. */
  erased: z.number().int().optional(),
  receivedAt: z.string(),
});

/** Events that senders could not deliver, by their own word. */
export const lossCountSchema = z.object({ reason: z.string(), count: z.number().int() });

/**
 * Sums over the whole project: declared = stored + deadLettered + rejected once nothing is under way. An event that
 * a replay stored counts as stored. A gap is a sequence number that never arrived although a later one did.
 */
export const ledgerSummarySchema = z.object({
  senders: z.number().int(),
  declared: z.number().int(),
  stored: z.number().int(),
  deadLettered: z.number().int(),
  rejected: z.number().int(),
  erased: z.number().int().optional(),
  gaps: z.number().int(),
  losses: z.array(lossCountSchema),
  /** Of `stored`, those that were dead letters before. Absent in answers of older servers. */
  recovered: z.number().int().optional(),
});

export const listLedger = operation({
  id: 'listLedger',
  method: 'GET',
  path: '/api/v1/projects/{project}/ledger',
  summary: 'What each sender declared and what became of it',
  tags: ['data health'],
  access: 'viewer',
  params: projectParams,
  query: z.object({ sender: z.string().max(200).optional(), ...pageQuery }),
  response: pageOf(ledgerRowSchema).extend({ summary: ledgerSummarySchema }),
});

/** One running client. Sums are of all its requests; `missing` are numbers below the highest that never came. */
export const senderSchema = z.object({
  sender: z.string(),
  firstSequence: z.number().int(),
  lastSequence: z.number().int(),
  requests: z.number().int(),
  /** At most 2^53 − 1: a sender may claim any number. */
  missing: z.number().int(),
  declared: z.number().int(),
  stored: z.number().int(),
  deadLettered: z.number().int(),
  /** Of `stored`, those that were dead letters before. */
  recovered: z.number().int(),
  rejected: z.number().int(),
  /** Events of an erased actor, session or trace, dropped on arrival. */
  erased: z.number().int().optional(),
  /** What the sender says that it could not deliver, its totals by reason. */
  losses: z.array(lossCountSchema),
  firstReceivedAt: z.string(),
  lastReceivedAt: z.string(),
});

export const listSenders = operation({
  id: 'listSenders',
  method: 'GET',
  path: '/api/v1/projects/{project}/ledger/senders',
  summary: 'Each sender with what it sent, what became of it and what is missing, the last heard first',
  tags: ['data health'],
  access: 'viewer',
  params: projectParams,
  query: z.object(pageQuery),
  response: pageOf(senderSchema),
});

/** Neighbouring request numbers of one sender that never came although a later one did. */
export const gapSchema = z.object({
  sender: z.string(),
  first: z.number().int(),
  last: z.number().int(),
  count: z.number().int(),
  /** The requests around the gap came at these times; `after` is null where the sender's first requests are missing. */
  after: z.string().nullable(),
  before: z.string(),
  /** From then on it counts as missing; until then a client that tries again may still bring it. */
  dueAt: z.string(),
  due: z.boolean(),
});

export const listGaps = operation({
  id: 'listGaps',
  method: 'GET',
  path: '/api/v1/projects/{project}/ledger/gaps',
  summary: 'Ranges of request numbers that are missing, with the time in which they should have come',
  tags: ['data health'],
  access: 'viewer',
  params: projectParams,
  query: z.object({ sender: z.string().max(200).optional(), ...pageQuery }),
  response: pageOf(gapSchema),
});

export type LedgerRow = z.output<typeof ledgerRowSchema>;
export type LedgerSummary = z.output<typeof ledgerSummarySchema>;
export type Sender = z.output<typeof senderSchema>;
export type Gap = z.output<typeof gapSchema>;
