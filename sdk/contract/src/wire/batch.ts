import { z } from 'zod';
import { identifierSchema } from './identifier.js';
import { lossSchema } from './loss.js';
import { scoreSchema } from './score.js';
import { spanSchema } from './span.js';
import { timeSchema } from './time.js';

export const MAX_EVENTS_PER_BATCH = 20_000;

export const eventSchema = z.discriminatedUnion('kind', [spanSchema, scoreSchema, lossSchema]);

/** The envelope of `POST /v1/batch`. Events are parsed one by one, so that a bad one never costs its neighbours. */
export const batchSchema = z.object({
  /** One running SDK instance; a new process is a new sender. */
  sender: identifierSchema,
  /** 1, 2, 3 …: a gap is a batch that never arrived. */
  sequence: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  sentAt: timeSchema,
  events: z.array(z.unknown()).max(MAX_EVENTS_PER_BATCH, {
    error: `must hold at most ${MAX_EVENTS_PER_BATCH} events; send several batches`,
  }),
});

export const rejectedEventSchema = z.object({
  /** Position in the request's `events`. */
  index: z.number().int(),
  reason: z.string(),
  field: z.string().optional(),
});

/** The answer to a batch: everything not listed under `rejected` is durable. */
export const batchResultSchema = z.object({
  accepted: z.number().int(),
  rejected: z.array(rejectedEventSchema),
});

export type Event = z.output<typeof eventSchema>;
export type EventInput = z.input<typeof eventSchema>;
export type Batch = z.output<typeof batchSchema>;
export type BatchResult = z.output<typeof batchResultSchema>;
export type RejectedEvent = z.output<typeof rejectedEventSchema>;
