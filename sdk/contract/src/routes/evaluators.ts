import { z } from 'zod';
import { projectParams } from './filter.js';
import { operation } from './operation.js';
import { pageOf, pageQuery } from './page.js';

const evaluatorName = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/, {
  error: 'must be a name of lower-case letters, digits and underscores',
});

/** What a project wants of one evaluator. */
export const evaluatorSettingSchema = z.object({
  enabled: z.boolean(),
  /** Share of the users whose answers are scored, from more than 0 to 1. */
  share: z.number().gt(0).max(1),
});

/** A measured figure of an evaluator, with its interval and the number of items. */
export const evaluatorFigureSchema = z.object({
  dataset: z.string(),
  task: z.string(),
  metric: z.string(),
  value: z.number(),
  low: z.number().optional(),
  high: z.number().optional(),
  n: z.number().int(),
});

export const evaluatorCardSchema = z.object({
  question: z.string(),
  method: z.string(),
  data: z.string(),
  licence: z.string(),
  /** ISO 639-1 codes it was measured in; empty when it does not read language. */
  languages: z.array(z.string()),
  limits: z.array(z.string()),
  figures: z.array(evaluatorFigureSchema),
});

/** What an evaluator is, as the process that runs it tells. */
export const evaluatorDescriptionSchema = z.object({
  name: z.string(),
  version: z.string(),
  judges: z.enum(['answer', 'trace']),
  cost: z.enum(['cheap', 'embedding', 'model']),
  labels: z.array(z.string()),
  /** Labels that count as bad in a rate. */
  failing: z.array(z.string()),
  card: evaluatorCardSchema,
});

const counts = z.object({
  scored: z.number().int(),
  failed: z.number().int(),
  shed: z.number().int(),
  /** Of `scored`, those for which a model ran; the others were known from the same text before. */
  inferred: z.number().int(),
  cpuMs: z.number(),
  lastFailure: z.string().nullable(),
});

/** What one evaluator process told last of itself. */
export const evaluatorActivitySchema = z.object({
  /** Records of the event log that wait to be looked at, and the age of the oldest in milliseconds. */
  waitingRecords: z.number().int(),
  oldestMs: z.number(),
  startedAt: z.string(),
  /** The evaluators that it runs. */
  runs: z.array(z.object({ name: z.string(), version: z.string() })),
  /** Since it began: by project, then by evaluator. What one project sends is not for the others to know. */
  projects: z.record(z.string(), z.record(z.string(), counts)),
  /** Evaluators and encoders that could not be loaded, and why. */
  unavailable: z.array(z.object({ name: z.string(), reason: z.string() })),
  /** By project: encoders that failed when they were last needed, and why. */
  encoderProblems: z
    .record(z.string(), z.array(z.object({ name: z.string(), reason: z.string() })))
    .optional(),
});

const evaluatorItem = evaluatorDescriptionSchema.extend({
  setting: evaluatorSettingSchema,
  /** When a process first began to run this version. */
  registeredAt: z.string(),
  /** Other versions that have run, the last one first, with when a process last began to run each. */
  earlierVersions: z.array(z.object({ version: z.string(), lastSeenAt: z.string() })),
  /** In this project, summed over the processes that run now since each began. */
  activity: counts,
});

const tags = ['evaluators'] as const;
const path = '/api/v1/projects/{project}/evaluators';

export const listEvaluators = operation({
  id: 'listEvaluators',
  method: 'GET',
  path,
  summary: 'Evaluators with their cards, settings and work',
  tags,
  access: 'viewer',
  params: projectParams,
  response: z.object({
    items: z.array(evaluatorItem),
    /** Processes that told of themselves lately. None: nothing is scored. */
    processes: z.array(
      evaluatorActivitySchema
        .omit({ projects: true, encoderProblems: true })
        .extend({ id: z.string(), seenAt: z.string() }),
    ),
  }),
});

export const changeEvaluator = operation({
  id: 'changeEvaluator',
  method: 'PUT',
  path: `${path}/{evaluator}`,
  summary: 'Switch an evaluator on or off, and choose the share that it scores',
  tags,
  access: 'engineer',
  params: projectParams.extend({ evaluator: evaluatorName }),
  body: evaluatorSettingSchema,
  response: evaluatorSettingSchema,
});

export const BACKFILL_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;

export const backfillSchema = z.object({
  id: z.string(),
  state: z.enum(BACKFILL_STATES),
  from: z.string(),
  to: z.string(),
  /** Null means all that are switched on. */
  evaluator: z.string().nullable(),
  /** Traces with a model call in the window, when it was made. Without any it is done at once. */
  traces: z.number().int(),
  /** Of `traces`, those looked at, and scores made of them. */
  looked: z.number().int(),
  scored: z.number().int(),
  by: z.string(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  failure: z.string().nullable(),
});

const backfillPath = `${path}/backfills`;

const backfillWindow = z
  .object({ from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }) })
  .refine(({ from, to }) => Date.parse(from) < Date.parse(to), {
    error: 'must be later than from',
    path: ['to'],
  });

export const countBackfill = operation({
  id: 'countBackfill',
  readOnly: true,
  method: 'POST',
  path: `${backfillPath}/count`,
  summary: 'How many traces a back-fill would look at',
  tags,
  access: 'engineer',
  params: projectParams,
  body: backfillWindow,
  response: z.object({ traces: z.number().int() }),
});

/** Scores what is stored already. What has a score of the current version with the same input is passed over. */
export const createBackfill = operation({
  id: 'createBackfill',
  method: 'POST',
  path: backfillPath,
  summary: 'Score the history of a window',
  tags,
  access: 'engineer',
  params: projectParams,
  body: backfillWindow.safeExtend({
    /** Scored even where the project has switched it off. Absent: all that are switched on. */
    evaluator: evaluatorName.optional(),
  }),
  response: backfillSchema,
});

export const listBackfills = operation({
  id: 'listBackfills',
  method: 'GET',
  path: backfillPath,
  summary: 'Back-fills, the newest first',
  tags,
  access: 'viewer',
  params: projectParams,
  query: z.object(pageQuery),
  response: pageOf(backfillSchema),
});

export const cancelBackfill = operation({
  id: 'cancelBackfill',
  method: 'POST',
  path: `${backfillPath}/{backfill}/cancel`,
  summary: 'Cancel a back-fill; what it scored stays',
  tags,
  access: 'engineer',
  params: projectParams.extend({ backfill: z.uuid() }),
  response: backfillSchema,
});

export type EvaluatorSetting = z.output<typeof evaluatorSettingSchema>;
/** By the evaluator's name; absent ones are switched on and score everything. */
export type EvaluatorSettings = Readonly<Record<string, EvaluatorSetting>>;
export type EvaluatorDescription = z.output<typeof evaluatorDescriptionSchema>;
export type EvaluatorActivity = z.output<typeof evaluatorActivitySchema>;
export type EvaluatorItem = z.output<typeof evaluatorItem>;
export type EvaluatorProcess = z.output<(typeof listEvaluators)['response']>['processes'][number];
export type BackfillState = (typeof BACKFILL_STATES)[number];
export type Backfill = z.output<typeof backfillSchema>;
