import { z } from 'zod';
import { SEGMENT_DIMENSIONS } from './drift-words.js';
import { MARKER_FIELDS, VERDICT_DETAILS } from './remediation-words.js';

const time = z.string();
const count = z.number().int().nonnegative();
const rate = z.number().min(0).max(1);

/**
 * Which answers a remediation is about, frozen: those whose question holds at least `least` of the terms of one topic, or
 * those of one value of a dimension.
 */
export const segmentSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('topics'),
    topics: z
      .array(z.object({ terms: z.array(z.string().min(1).max(200)).min(1).max(12) }))
      .min(1)
      .max(20),
    least: z.number().int().min(1).max(12),
  }),
  z.object({
    kind: z.literal('value'),
    dimension: z.enum(SEGMENT_DIMENSIONS),
    value: z.string().min(1).max(500),
  }),
]);

/**
 * What has to hold for a job to have helped. Stored before the job is asked for, and not changed after, but for the value
 * of the marker, which the job names.
 */
export const criterionSchema = z.object({
  metric: z.object({
    score: z.string(),
    evaluator: z.string(),
    evaluatorVersion: z.string(),
    /** Labels that count as bad; absent: values below one half. */
    badLabels: z.array(z.string()).optional(),
  }),
  /** Null: all answers. */
  segment: segmentSchema.nullable(),
  marker: z.object({ field: z.enum(MARKER_FIELDS), value: z.string().nullable() }),
  /** When the answers were given that the job is to mend, and how many of them were bad. */
  before: z.object({ from: time, to: time, bad: count, n: count }),
  /** How it was before that; null without answers there. */
  reference: z.object({ from: time, to: time, bad: count, n: count }).nullable(),
  /** The upper limit of the interval of the bad rate must not be above. */
  bound: rate,
  /** Marked answers at which it is read, once. Fewer than `least` at the end say nothing. */
  minimum: count,
  least: count,
  /** Against answers that the job is not about, over the same time, or by asking the same questions again. */
  difference: z.enum(['unaffected', 'reasking']),
  /** Hash of each question that was asked before, with whether its answer was bad. Only for `reasking`. */
  questions: z.array(z.object({ hash: z.string(), bad: z.boolean() })).max(1000),
  /** Hours after the job's success. */
  until: z.number().positive().max(720),
});

const interval = z.object({ value: z.number(), low: z.number(), high: z.number() });

/** What the answers say so far, and in the end. */
export const verdictSchema = z.object({
  /** Null while it is being looked for. */
  outcome: z.enum(['verified', 'not_fixed', 'inconclusive']).nullable(),
  detail: z.enum(VERDICT_DETAILS).nullable(),
  at: time,
  /** Marked answers in the segment, by the pinned version of the evaluator. */
  answers: count,
  /** Of them those that other versions of the evaluator scored. */
  otherVersions: count,
  rate: interval.nullable(),
  /** Change of the segment less that of the others. */
  difference: interval.extend({ level: z.number(), actors: count }).nullable(),
  pairs: z.object({ n: count, mended: count, broken: count, p: z.number() }).nullable(),
  /** Whether the bound was met at the first reading. */
  boundMet: z.boolean().nullable(),
});

export type Segment = z.output<typeof segmentSchema>;
export type Criterion = z.output<typeof criterionSchema>;
export type Verdict = z.output<typeof verdictSchema>;
