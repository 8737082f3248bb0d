import { z } from 'zod';

/** Ids of traces, spans, scores, sessions, actors and senders: 1 to 200 characters, none of them a control. */
export const identifierSchema = z
  .string()
  .min(1, { error: 'must not be empty' })
  .max(200, { error: 'must have at most 200 characters' })
  // oxlint-disable-next-line no-control-regex
  .regex(/^[^\u0000-\u001f\u007f]*$/, { error: 'must not contain control characters' });

/** A word used as a dimension in charts and filters. */
export const wordSchema = z.string().max(500, { error: 'must have at most 500 characters' });
