import { z } from 'zod';

export const LOSS_REASONS = [
  'queue_full',
  'event_too_large',
  'not_serialisable',
  'masking_failed',
  'rejected',
  'unauthorised',
  'retries_exhausted',
  'shutdown_timeout',
  'sampled_out',
] as const;

/**
 * Events that a sender could not deliver, by reason. `count` is the sender's running total since it
 * started, so that a repeated or late report changes nothing.
 */
export const lossSchema = z.object({
  kind: z.literal('loss'),
  reason: z.enum(LOSS_REASONS).or(z.string().min(1).max(100)),
  count: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
});

export type Loss = z.output<typeof lossSchema>;
export type LossReason = (typeof LOSS_REASONS)[number];
