import { z } from 'zod';
import { estimateSchema } from '../estimate.js';
import { DIMENSIONS, filterQuery, projectParams } from './filter.js';
import { operation } from './operation.js';

/** Measures of a set of traces or spans. Null where nothing known contributes. */
export const measuresSchema = z.object({
  count: z.number().int(),
  errors: z.number().int(),
  latencyP50: z.number().nullable(),
  latencyP95: z.number().nullable(),
  inputTokens: z.number().nullable(),
  outputTokens: z.number().nullable(),
  totalTokens: z.number().nullable(),
  cost: z.number().nullable(),
  /** How many of `count` carry a known cost. */
  costKnown: z.number().int(),
});

/** Over time, by one dimension. Buckets without data are absent. */
export const getMetrics = operation({
  id: 'getMetrics',
  method: 'GET',
  path: '/api/v1/projects/{project}/metrics',
  summary: 'Volume, errors, latency, tokens and cost over time, by a dimension',
  tags: ['metrics'],
  access: 'viewer',
  params: projectParams,
  query: z.object({
    ...filterQuery,
    of: z.enum(['traces', 'spans']).default('traces'),
    group: z.enum(DIMENSIONS).optional(),
    /** Bucket length in seconds; chosen from the range when absent. */
    bucketSeconds: z.coerce
      .number()
      .int()
      .min(1)
      .max(31 * 86_400)
      .optional(),
    /** IANA zone that days and hours follow. */
    timeZone: z.string().max(64).default('UTC'),
    /** How many groups get a series of their own; the rest becomes `other`. */
    groups: z.coerce.number().int().min(1).max(50).default(6),
  }),
  response: z.object({
    of: z.enum(['traces', 'spans']),
    from: z.string(),
    to: z.string(),
    bucketSeconds: z.number().int(),
    timeZone: z.string(),
    series: z.array(
      z.object({
        /** Value of the dimension; empty string when it is absent, null without grouping and for `other`. */
        key: z.string().nullable(),
        other: z.boolean(),
        total: measuresSchema,
        errorRate: estimateSchema.nullable(),
        points: z.array(measuresSchema.extend({ time: z.string(), errorRate: estimateSchema.nullable() })),
      }),
    ),
  }),
});

export const getFacet = operation({
  id: 'getFacet',
  method: 'GET',
  path: '/api/v1/projects/{project}/facets/{dimension}',
  summary: 'The most frequent values of a dimension among the filtered traces',
  tags: ['metrics'],
  access: 'viewer',
  params: projectParams.extend({ dimension: z.enum(DIMENSIONS) }),
  query: z.object({ ...filterQuery, limit: z.coerce.number().int().min(1).max(200).default(20) }),
  response: z.object({ values: z.array(z.object({ value: z.string(), count: z.number().int() })) }),
});

export type Measures = z.output<typeof measuresSchema>;
