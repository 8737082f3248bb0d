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
  /**
   * `weighted`: what an evaluator says, weighed by the chances of being scored; how often it errs is not in the
   * interval. `prediction_powered`: corrected by people's labels.
   */
  method: z.enum(['wilson', 'count', 'weighted', 'prediction_powered']),
  asOf: z.string().optional(),
  /** How many labels by people are in the estimate. */
  labelled: z.number().int().optional(),
  /** How many more labels would make the interval half as wide; absent when no number of labels would. */
  labelsToHalve: z.number().int().optional(),
});

export type Estimate = z.output<typeof estimateSchema>;
