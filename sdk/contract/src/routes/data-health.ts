import { z } from 'zod';
import { projectParams } from './filter.js';
import { lossCountSchema } from './ledger.js';
import { operation } from './operation.js';

/**
 * Best first. `proven`: a canary came back and the books add up. `unproven`: nothing speaks against it, but nothing
 * proves it. `late`: something is on its way for too long. `missing`: something is lost or needs a hand.
 */
export const HEALTH_VERDICTS = ['proven', 'unproven', 'late', 'missing'] as const;

/** Why the verdict is what it is; the numbers that each carries stand beside it. */
export const HEALTH_REASONS = [
  /** No canary was sent yet. */
  'canary_absent',
  /** ageMs: since the last canary that came back or failed. */
  'canary_outdated',
  'canary_gateway_unreachable',
  'canary_gateway_refused',
  /** waitedMs: since it was sent, and it is not there. */
  'canary_not_stored',
  /** count: request numbers that never came and are due. */
  'gaps_due',
  /** count: request numbers that a client may still bring. Takes no proof away. */
  'gaps_not_yet_due',
  /** count: dead letters that nobody has replayed with success. */
  'dead_letters_open',
  /** count: events that senders say they could not deliver. Those left out by sampling are not among them. */
  'losses_reported',
  /** requests, events: taken in and, after the time of grace, neither stored nor a dead letter. */
  'requests_incomplete',
  /** count: events by protocols that number no requests, as OTLP: that none is missing cannot be proven for them. */
  'events_unnumbered',
  /** count: events refused by their content; the sender was told. Takes no proof away. */
  'events_rejected',
  /** Nothing was sent in the window: the canary alone speaks. Takes no proof away. */
  'no_traffic',
] as const;

export const CANARY_FAILURES = [
  'gateway_unreachable',
  'gateway_refused',
  'not_stored',
  /** The monitor ended before it knew. */
  'interrupted',
] as const;

/** A span that the monitor sends as a client would and reads back. Both null while it is under way. */
export const canaryRunSchema = z.object({
  sentAt: z.string(),
  storedAfterMs: z.number().nullable(),
  failure: z.enum(CANARY_FAILURES).nullable(),
});

export const dataHealthSchema = z.object({
  verdict: z.enum(HEALTH_VERDICTS),
  /** The heaviest first. The verdict is the worst that any of them asks for. */
  reasons: z.array(
    z.object({
      code: z.enum(HEALTH_REASONS),
      verdict: z.enum(HEALTH_VERDICTS),
      numbers: z.record(z.string(), z.number()),
    }),
  ),
  checkedAt: z.string(),
  /** The time that `ledger` is about. */
  window: z.object({ from: z.string(), to: z.string() }),
  /** How long a client may take to bring a missing request. */
  graceMs: z.number().int(),
  canary: z.object({
    latest: canaryRunSchema.nullable(),
    /** Of the last 24 hours. */
    sent: z.number().int(),
    stored: z.number().int(),
    storedAfterMsP50: z.number().nullable(),
    storedAfterMsP95: z.number().nullable(),
    /** Of the last hour, the oldest first. */
    runs: z.array(canaryRunSchema),
  }),
  /** Requests received in the window: declared = stored + deadLettered + rejected + underWay. */
  ledger: z.object({
    senders: z.number().int(),
    requests: z.number().int(),
    declared: z.number().int(),
    stored: z.number().int(),
    /** Of `stored`, those that were dead letters before. */
    recovered: z.number().int(),
    deadLettered: z.number().int(),
    rejected: z.number().int(),
    /** Taken in, and not yet stored in every partition. */
    underWay: z.number().int(),
    gapsDue: z.number().int(),
    gapsNotYetDue: z.number().int(),
    /** What senders reported in the window. */
    losses: z.array(lossCountSchema),
    /** Events by protocols that number no requests. */
    unnumbered: z.number().int(),
  }),
  deadLetters: z.object({ open: z.number().int(), oldestAt: z.string().nullable() }),
  freshness: z.object({
    /** When the newest stored request, numbered or not, was received. */
    lastReceivedAt: z.string().nullable(),
  }),
});

export const getDataHealth = operation({
  id: 'getDataHealth',
  method: 'GET',
  path: '/api/v1/projects/{project}/data-health',
  summary: 'Whether anything is lost or late, with the proof',
  tags: ['data health'],
  access: 'viewer',
  params: projectParams,
  response: dataHealthSchema,
});

export type HealthVerdict = (typeof HEALTH_VERDICTS)[number];
export type HealthReasonCode = (typeof HEALTH_REASONS)[number];
export type CanaryFailure = (typeof CANARY_FAILURES)[number];
export type CanaryRun = z.output<typeof canaryRunSchema>;
export type DataHealth = z.output<typeof dataHealthSchema>;
