import { z } from 'zod';

/** An estimated rate or difference with its interval. Without `lo` and `hi` the method says why. */
export const estimateSchema = z.object({
  value: z.number(),
  lo: z.number().optional(),
  hi: z.number().optional(),
  /** Confidence level of the interval, for example 0.95. */
  level: z.number().optional(),
  n: z.number().int(),
  nAll: z.number().int().optional(),
  unit: z.enum(['rate', 'milliseconds', 'tokens', 'money', 'count']),
  method: z.enum(['wilson', 'count']),
  asOf: z.string().optional(),
});

export type Estimate = z.output<typeof estimateSchema>;
