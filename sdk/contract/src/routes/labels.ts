import { z } from 'zod';
import { identifierSchema } from '../wire/identifier.js';
import { documentSchema } from '../wire/span.js';
import { turnTextSchema } from './conversations.js';
import { projectParams } from './filter.js';
import { operation } from './operation.js';
import { pageOf, pageQuery } from './page.js';

/**
 * How an answer came before a rater: drawn with a known chance, sought out because the evaluator is unsure, or chosen by
 * the rater. Rates count uniform picks alone, weighted by the inverse of the chance.
 */
export const LABEL_STRATEGIES = ['uniform', 'targeted', 'chosen'] as const;
export const PICK_STRATEGIES = ['uniform', 'targeted'] as const;

const count = z.number().int().min(0);
const time = z.string();
const verdict = z.string().min(1).max(50);

/** Offsets count Unicode code points of the answer's text. */
const stretch = { start: count, end: count };

const judgedSentence = z
  .object({ ...stretch, verdict })
  .refine(({ start, end }) => start < end, { error: 'must end after it starts' });

/** The name of an evaluator. */
const question = identifierSchema.regex(/^[a-z][a-zA-Z0-9_-]{0,79}$/, {
  error: 'must be the name of an evaluator',
});

/** Where an answer is. */
const place = { question, traceId: identifierSchema, spanId: identifierSchema };

export const raterSchema = z.object({ id: z.string(), name: z.string() });

export const labelSchema = z.object({
  id: z.string(),
  question: z.string(),
  traceId: z.string(),
  spanId: z.string(),
  verdict: z.string(),
  sentences: z.array(z.object({ ...stretch, verdict: z.string() })),
  note: z.string().nullable(),
  rater: raterSchema,
  strategy: z.enum(LABEL_STRATEGIES),
  /** Chance with which the answer was picked, that of being scored included; null for a pick that had none. */
  probability: z.number().nullable(),
  answeredAt: time,
});

/** An answer to be judged. It tells neither what the evaluator says nor what other people said. */
export const labelItemSchema = z.object({
  question: z.string(),
  traceId: z.string(),
  spanId: z.string(),
  /** When the answer was given. */
  startTime: time,
  /** Until when nobody else gets it. */
  heldUntil: time,
  asked: turnTextSchema.nullable(),
  answer: turnTextSchema,
  /** Parts of the answer that can be marked, in order and apart. */
  sentences: z.array(z.object(stretch)),
  documents: z.array(documentSchema.omit({ metadata: true })),
});

export const labelProgressSchema = z.object({
  /** Labels of this rater for the question. */
  labelled: count,
  /** Answers that wait for this rater, the one before them included. More are drawn when they are done. */
  remaining: count,
  /** Of the last hour; null before there are enough labels to tell. */
  perHour: z.number().nullable(),
});

/**
 * Why there is nothing to do: no answer was scored in the window, none with a known chance, or all that were are
 * labelled, skipped or before somebody else.
 */
export const EMPTY_QUEUE = ['nothing_scored', 'no_chance', 'all_done'] as const;

/** What the evaluator says, told once the own label is in. */
export const modelVerdictSchema = z.object({
  value: z.number(),
  label: z.string(),
  /** One of the verdicts that people may give. */
  verdict: z.string(),
  evaluatorVersion: z.string(),
});

const tags = ['labels'] as const;
const path = '/api/v1/projects/{project}/labels';

export const nextLabelItem = operation({
  id: 'nextLabelItem',
  method: 'GET',
  path: `${path}/queue`,
  summary: 'The answer that the caller has before them, or the next one, theirs alone for ten minutes',
  tags,
  access: 'labeller',
  params: projectParams,
  query: z.object({ question, strategy: z.enum(PICK_STRATEGIES).default('uniform') }),
  response: z.object({
    item: labelItemSchema.nullable(),
    /** What may be said, good first. */
    verdicts: z.array(z.string()),
    progress: labelProgressSchema,
    empty: z.enum(EMPTY_QUEUE).nullable(),
  }),
});

export const skipLabelItem = operation({
  id: 'skipLabelItem',
  method: 'POST',
  path: `${path}/skips`,
  summary: 'Leave the answer that the caller has before them to others; this is no label',
  tags,
  access: 'labeller',
  params: projectParams,
  body: z.object(place),
  response: z.object({}),
});

/** A label of the same rater, question and answer is replaced. How the answer was picked, the server knows. */
export const createLabel = operation({
  id: 'createLabel',
  method: 'POST',
  path,
  summary: 'Judge an answer; the answer tells what the evaluator and other people say',
  tags,
  access: 'labeller',
  params: projectParams,
  body: z.object({
    ...place,
    verdict,
    sentences: z.array(judgedSentence).max(1000).default([]),
    note: z.string().trim().min(1).max(2000).optional(),
  }),
  response: z.object({
    label: labelSchema,
    model: modelVerdictSchema
      .extend({
        explanation: z.string().nullable(),
        sentences: z.array(z.object({ ...stretch, score: z.number().nullable() })),
      })
      .nullable(),
    /** Null where the evaluator said nothing, or the rater is unsure. */
    agrees: z.boolean().nullable(),
    /** What others say of the same answer. */
    others: z.array(labelSchema),
  }),
});

/** Labellers undo their own, engineers those of others as well. The answer comes before its rater again. */
export const revokeLabel = operation({
  id: 'revokeLabel',
  method: 'DELETE',
  path: `${path}/{label}`,
  summary: 'Undo a label',
  tags,
  access: 'labeller',
  params: projectParams.extend({ label: z.uuid() }),
  response: labelSchema,
});

/** Of answers that the caller has before them, labels of others are left out. */
export const listLabels = operation({
  id: 'listLabels',
  method: 'GET',
  path,
  summary: 'Labels, the newest first',
  tags,
  access: 'viewer',
  params: projectParams,
  query: z.object({
    question: question.optional(),
    /** Id. */
    rater: z.string().min(1).max(100).optional(),
    verdict: verdict.optional(),
    strategy: z.enum(LABEL_STRATEGIES).optional(),
    traceId: identifierSchema.optional(),
    spanId: identifierSchema.optional(),
    ...pageQuery,
  }),
  response: pageOf(labelSchema),
});

export { question as labelQuestionSchema };
export type Label = z.output<typeof labelSchema>;
export type LabelItem = z.output<typeof labelItemSchema>;
export type LabelProgress = z.output<typeof labelProgressSchema>;
export type LabelStrategy = (typeof LABEL_STRATEGIES)[number];
export type PickStrategy = (typeof PICK_STRATEGIES)[number];
export type EmptyQueue = (typeof EMPTY_QUEUE)[number];
export type ModelVerdict = z.output<typeof modelVerdictSchema>;
