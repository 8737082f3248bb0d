import { z } from 'zod';

/** Error codes that clients may act on and translate. */
export const PROBLEM_CODES = [
  'invalid_request',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'payload_too_large',
  'unsupported_media_type',
  'query_too_heavy',
  'too_many_requests',
  'overloaded',
  'internal',
] as const;

/** RFC 9457 problem details. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.enum(PROBLEM_CODES),
  detail: z.string().optional(),
  requestId: z.string().optional(),
  /** Which inputs are wrong, and how. */
  errors: z.array(z.object({ field: z.string(), reason: z.string() })).optional(),
});

export type Problem = z.output<typeof problemSchema>;
export type ProblemCode = (typeof PROBLEM_CODES)[number];
