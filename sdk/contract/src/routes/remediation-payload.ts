import { z } from 'zod';
import { criterionSchema } from './remediation-criterion.js';
import { TARGET_ACTIONS } from './target-words.js';

const time = z.string();

/** Why a document is to be indexed again: it is read and supports nothing, it changed, or it is no longer found. */
export const DOCUMENT_REASONS = ['stale', 'never_supporting', 'gone'] as const;

export const reIndexSchema = z.object({
  documents: z.array(z.object({ id: z.string(), reason: z.enum(DOCUMENT_REASONS) })),
  missingTopics: z.array(
    z.object({
      name: z.string(),
      terms: z.array(z.string()),
      /** Of users, at most five a topic; empty unless the target is set to get them. */
      questions: z.array(z.string()),
    }),
  ),
  /** Folders or hosts that most of the documents came from. */
  sourceHints: z.array(z.string()),
});

export const retrainSchema = z.object({
  /** Null in a dry run, and before it is built. */
  dataset: z
    .object({
      /** Signed, and of no use after `expiresAt`. */
      url: z.string(),
      expiresAt: time,
      format: z.literal('chat_jsonl'),
      rows: z.number().int(),
      sha256: z.string(),
      manifestUrl: z.string(),
    })
    .nullable(),
});

export const rollBackSchema = z.object({
  to: z.string(),
  kind: z.enum(['variant', 'prompt', 'model', 'index']),
});

export const reEvaluateSchema = z.object({ evaluator: z.string(), from: time, to: time });

/** The `data` of an event `remediation.requested`: what is asked of a job. docs/remediation.md is its contract. */
export const remediationPayloadSchema = z.object({
  project: z.string(),
  remediation: z.uuid(),
  action: z.enum(TARGET_ACTIONS),
  incident: z.string(),
  cause: z.string(),
  reason: z.string(),
  /** Counts the remediations of this incident at this target. */
  attempt: z.number().int().positive(),
  callback: z.object({ url: z.string(), token: z.string() }),
  /** Until when the job may say something. */
  expiresAt: time,
  /** Null: nothing will be asked, as nothing scores the answers. */
  criterion: criterionSchema.omit({ questions: true }).nullable(),
  /** True: say what you would do, do nothing. */
  dryRun: z.boolean(),
  reIndex: reIndexSchema.optional(),
  retrain: retrainSchema.optional(),
  rollBack: rollBackSchema.optional(),
  reEvaluate: reEvaluateSchema.optional(),
});

/** What stays of the payload without what only its receiver may know. */
export const remediationRequestSchema = remediationPayloadSchema.omit({ callback: true });

export type RemediationPayload = z.output<typeof remediationPayloadSchema>;
export type RemediationRequest = z.output<typeof remediationRequestSchema>;
