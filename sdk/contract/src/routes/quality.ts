import { z } from 'zod';
import { estimateSchema } from '../estimate.js';
import { wordSchema } from '../wire/identifier.js';
import { filterQuery, projectParams } from './filter.js';
import { operation } from './operation.js';
import { pageOf, pageQuery } from './page.js';

export const QUALITY_GROUPS = ['variant', 'prompt', 'model', 'environment'] as const;

const count = z.number().int();
const time = z.string();

/**
 * Filters hold for answers, which are spans of model calls: model, provider, variant, prompt, environment and release
 * are the answer's own, the others its trace's. Without `from` and `to` it is the last seven days.
 */
const qualityQuery = {
  ...filterQuery,
  /** Absent: groundedness where it scored, else the evaluator heard of last. */
  evaluator: wordSchema.min(1).optional(),
  /** Absent: the version heard of last, of those that scored answers of the range; in lists each answer’s newest score. */
  version: wordSchema.optional(),
};

/** Whose scores these are, and what of them counts as bad. Null where nothing scored. */
const chosen = {
  evaluator: z.string().nullable(),
  version: z.string().nullable(),
  /** Labels that count as bad; null when values below one half do. */
  failing: z.array(z.string()).nullable(),
};

export const qualityGroupSchema = z.object({
  /** Value of the dimension; empty when the answers tell none. */
  key: z.string(),
  /** Judged answers in the rate, and how many of them are bad, without weights. */
  n: count,
  bad: count,
  rate: estimateSchema.nullable(),
});

export const getQuality = operation({
  id: 'getQuality',
  method: 'GET',
  path: '/api/v1/projects/{project}/quality',
  summary:
    'How often an evaluator finds answers bad: in all, over time, and by variant, prompt, model and environment',
  tags: ['quality'],
  access: 'viewer',
  params: projectParams,
  query: z.object({
    ...qualityQuery,
    /** Bucket length in seconds; chosen from the range when absent. */
    bucketSeconds: z.coerce
      .number()
      .int()
      .min(1)
      .max(31 * 86_400)
      .optional(),
    /** IANA zone that days and hours follow. */
    timeZone: z.string().max(64).default('UTC'),
  }),
  response: z.object({
    ...chosen,
    from: time,
    to: time,
    bucketSeconds: count,
    timeZone: z.string(),
    /** Evaluators that told scores since `from`, each with its versions, the one heard of last first. */
    evaluators: z.array(
      z.object({ evaluator: z.string(), versions: z.array(z.object({ version: z.string(), lastAt: time })) }),
    ),
    /** Model calls with an answer, scored or not. */
    eligible: count,
    /** Of those and any other span: scored by the version. */
    scored: count,
    notApplicable: count,
    /** Judged answers that somebody picked, which have no chance of being picked and stand in no rate. */
    unweighted: count,
    rate: estimateSchema.nullable(),
    /** One for each version, the one heard of last first: another version is another ruler. */
    series: z.array(
      z.object({
        version: z.string(),
        points: z.array(z.object({ time, n: count, rate: estimateSchema.nullable() })),
      }),
    ),
    /** The largest groups of each dimension, at most 30. */
    groups: z.array(
      z.object({ by: z.enum(QUALITY_GROUPS), items: z.array(qualityGroupSchema), others: count }),
    ),
  }),
});

export const badAnswerSchema = z.object({
  traceId: z.string(),
  spanId: z.string(),
  startTime: time,
  value: z.number().nullable(),
  label: z.string().nullable(),
  explanation: z.string().nullable(),
  version: z.string().nullable(),
  model: z.string().nullable(),
  variant: z.string().nullable(),
  environment: z.string().nullable(),
  /** A reservation of the evaluator about its own verdict: `note` of the score’s metadata, at most 200 characters. */
  note: z.string().nullable(),
  /** What the trace began with, and what was judged; at most 500 characters each. */
  question: z.string(),
  answer: z.string(),
});

export const listWorstAnswers = operation({
  id: 'listWorstAnswers',
  method: 'GET',
  path: '/api/v1/projects/{project}/quality/answers',
  summary: 'Answers that failed, the lowest value first',
  tags: ['quality'],
  access: 'viewer',
  params: projectParams,
  query: z.object({ ...qualityQuery, ...pageQuery }),
  response: pageOf(badAnswerSchema).extend(chosen),
});

export const blamedDocumentSchema = z.object({
  documentId: z.string(),
  /** Judged answers under which it stood. */
  n: count,
  bad: count,
  rate: estimateSchema,
  /** Rate of the other answers that had documents. */
  rest: estimateSchema,
  difference: z.object({ value: z.number(), lo: z.number(), hi: z.number(), level: z.number() }),
  /** Rate over that of the rest; null where the rest has none. */
  lift: z.number().nullable(),
  /** Of a difference, adjusted for having looked at all documents (Benjamini and Hochberg). */
  adjustedP: z.number(),
});

export const listBlamedDocuments = operation({
  id: 'listBlamedDocuments',
  method: 'GET',
  path: '/api/v1/projects/{project}/quality/documents',
  summary: 'Documents under whose answers failures are more frequent than under others, the surest first',
  tags: ['quality'],
  access: 'viewer',
  params: projectParams,
  query: z.object({ ...qualityQuery, limit: z.coerce.number().int().min(1).max(100).default(20) }),
  response: z.object({
    ...chosen,
    items: z.array(blamedDocumentSchema),
    /** Documents that were compared: those with enough answers. */
    tested: count,
    /** How many answers a document needs. */
    leastAnswers: count,
    /** Judged answers that had documents with ids. */
    answers: count,
  }),
});

export type Quality = z.output<typeof getQuality.response>;
export type QualityGroup = z.output<typeof qualityGroupSchema>;
export type BadAnswer = z.output<typeof badAnswerSchema>;
export type BlamedDocument = z.output<typeof blamedDocumentSchema>;
