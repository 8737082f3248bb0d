import { z } from 'zod';
import { identifierSchema, wordSchema } from './identifier.js';
import { timeSchema } from './time.js';

export const SCORE_SOURCES = ['evaluator', 'human', 'user', 'api'] as const;

/** A part of a text that supports the score; offsets count Unicode code points. */
export const evidenceSchema = z.object({
  start: z.number().int().min(0).optional(),
  end: z.number().int().min(0).optional(),
  text: z.string().optional(),
  documentId: z.string().optional(),
});

/** A judgement on a span, a trace or a session. The sender makes the id: the same id is the same score. */
export const scoreSchema = z
  .object({
    kind: z.literal('score'),
    id: identifierSchema,
    at: timeSchema.optional(),
    name: identifierSchema,
    value: z.number().optional(),
    label: wordSchema.optional(),
    explanation: z.string().optional(),
    evidence: z.array(evidenceSchema).max(1000).optional(),
    source: z.enum(SCORE_SOURCES).default('api'),
    traceId: identifierSchema.optional(),
    spanId: identifierSchema.optional(),
    sessionId: identifierSchema.optional(),
    actorId: identifierSchema.optional(),
    evaluator: wordSchema.optional(),
    evaluatorVersion: wordSchema.optional(),
    /** Digest of what the evaluator read: the same digest and version give the same score. */
    inputHash: identifierSchema.optional(),
    /** Chance with which this was picked to be scored. Rates weigh by its inverse; absent for a pick that had none. */
    inclusionProbability: z.number().gt(0).max(1).optional(),
    metadata: z.record(z.string(), z.unknown()).optional(),
  })
  .refine((score) => score.value !== undefined || score.label !== undefined, {
    error: 'needs a value or a label',
    path: ['value'],
  })
  .refine((score) => score.traceId !== undefined || score.sessionId !== undefined, {
    error: 'needs the traceId or the sessionId that it judges',
    path: ['traceId'],
  })
  .refine((score) => score.spanId === undefined || score.traceId !== undefined, {
    error: 'needs the traceId of its span',
    path: ['traceId'],
  });

export type Score = z.output<typeof scoreSchema>;
export type ScoreInput = z.input<typeof scoreSchema>;
export type ScoreSource = (typeof SCORE_SOURCES)[number];
