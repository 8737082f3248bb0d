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

/** Sums over the whole project. A gap is a sequence number that never arrived although a later one did. */
export const ledgerSummarySchema = z.object({
  senders: z.number().int(),
  declared: z.number().int(),
  stored: z.number().int(),
  deadLettered: z.number().int(),
  rejected: z.number().int(),
  erased: z.number().int().optional(),
  gaps: z.number().int(),
  losses: z.array(z.object({ reason: z.string(), count: z.number().int() })),
});

export const listLedger = operation({
  id: 'listLedger',
  method: 'GET',
  path: '/api/v1/projects/{project}/ledger',
  summary: 'What each sender declared and what became of it',
  tags: ['data health'],
  params: projectParams,
  query: z.object({ sender: z.string().max(200).optional(), ...pageQuery }),
  response: pageOf(ledgerRowSchema).extend({ summary: ledgerSummarySchema }),
});

export const listDeadLetters = operation({
  id: 'listDeadLetters',
  method: 'GET',
  path: '/api/v1/projects/{project}/dead-letters',
  summary: 'Accepted records that could not be stored',
  tags: ['data health'],
  params: projectParams,
  query: z.object(pageQuery),
  response: pageOf(
    z.object({
      id: z.string(),
      reason: z.string(),
      at: z.string(),
      door: z.string(),
      sender: z.string().nullable(),
      sequence: z.number().int().nullable(),
      content: z.string(),
    }),
  ),
});

export type LedgerRow = z.output<typeof ledgerRowSchema>;
export type LedgerSummary = z.output<typeof ledgerSummarySchema>;
