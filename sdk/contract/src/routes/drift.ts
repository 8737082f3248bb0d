import { z } from 'zod';
import {
  CAUSE_VERDICTS,
  CAUSES,
  MISSING_DATA,
  REFERENCE_KINDS,
  SEGMENT_DIMENSIONS,
  STREAM_KINDS,
  STREAM_STATES,
} from './drift-words.js';
import { projectParams } from './filter.js';
import { operation } from './operation.js';

const count = z.number().int();
const time = z.string();
const moment = z.iso.datetime({ offset: true });
const stream = z
  .string()
  .max(520)
  .regex(/^[a-z][a-z_]*(:.+)?$/, {
    error: 'must be the name of a stream, such as prompt or score:groundedness',
  });

/** A figure with its interval; without `lo` and `hi` none could be computed. */
const figure = z.object({
  value: z.number(),
  lo: z.number().optional(),
  hi: z.number().optional(),
  level: z.number().optional(),
});

const missing = z.object({ what: z.enum(MISSING_DATA), have: z.number(), need: z.number() });

/** Which hours an hour is compared with. `from` and `to` for pinned, `from` for since. */
export const referenceSchema = z
  .object({
    kind: z.enum(REFERENCE_KINDS),
    from: moment.optional(),
    to: moment.optional(),
  })
  .refine(
    ({ kind, from, to }) => kind !== 'pinned' || (from !== undefined && to !== undefined && from < to),
    {
      error: 'a pinned reference needs from and a later to',
      path: ['from'],
    },
  )
  .refine(({ kind, from }) => kind !== 'since' || from !== undefined, {
    error: 'a reference since a time needs from',
    path: ['from'],
  });

const tags = ['drift'] as const;
const path = '/api/v1/projects/{project}/drift';

const streamItem = z.object({
  stream,
  kind: z.enum(STREAM_KINDS),
  /** Space of the vectors; null where nothing is embedded. */
  encoder: z.string().nullable(),
  state: z.enum(STREAM_STATES),
  /** Events of the last 24 hours. */
  events: count,
  /** Of those that took place, the share that was looked at; below 1 where the stream is sampled by user. */
  sampledShare: z.number(),
  /** Last judged hour; null before any. Evidence and line are natural logarithms. */
  judgedHour: time.nullable(),
  logStatistic: z.number().nullable(),
  logAlarm: z.number(),
  /** When the change began as far as the evidence tells, and when the alarm was raised. */
  since: time.nullable(),
  noticedAt: time.nullable(),
  effect: figure.nullable(),
  /** About which share of the events belongs to something the reference has not; texts only. */
  newShare: figure.nullable(),
  /** The evidence of the last 48 judged hours, the oldest first. */
  recent: z.array(z.object({ hour: time, logStatistic: z.number() })),
  /** What is short while learning or insufficient. */
  missing: z.array(missing),
  /** Hours until enough is there at today’s rate; null when that cannot be told. */
  hoursToGo: z.number().nullable(),
  /** Texts in languages that the encoder does not read, of the last 24 hours; null where nothing is embedded. */
  unreadShare: z.number().nullable(),
  reference: z.object({ kind: z.enum(REFERENCE_KINDS), from: time.nullable(), to: time.nullable() }),
  weight: z.number(),
  /** Hours until a change of 10 % of the events would be noticed at today’s rate, in the median; null when unknown. */
  delayHours: z.number().nullable(),
  /** Key of the open incident; null without one. */
  incident: z.string().nullable(),
});

export const listDriftStreams = operation({
  id: 'listDriftStreams',
  method: 'GET',
  path: `${path}/streams`,
  summary: 'What is watched for drift, with its evidence against its alarm line; the worst first',
  tags,
  access: 'viewer',
  params: projectParams,
  response: z.object({
    items: z.array(streamItem),
    budget: z.object({
      /** Expected false incidents in 30 days over all streams. */
      falseIncidents: z.number(),
      watched: count,
    }),
    /** Share of the events of the last 24 hours whose span, trace or session names a user. */
    actorShare: z.number().nullable(),
    /** What keeps streams from being judged: an encoder that cannot be loaded, an endpoint that fails. */
    problems: z.array(z.object({ name: z.string(), reason: z.string() })),
  }),
});

const windows = { refFrom: moment, refTo: moment, curFrom: moment, curTo: moment };
/** `dimension:value`, for example `model:gpt-5` or, a prompt with its version, `prompt:support:3`. */
const segment = z
  .string()
  .max(600)
  .regex(new RegExp(`^(${SEGMENT_DIMENSIONS.join('|')}):.+$`), {
    error: `must be dimension:value with a dimension of ${SEGMENT_DIMENSIONS.join(', ')}`,
  });
const windowsQuery = z
  .object({ stream, ...windows, segment: segment.optional() })
  .refine(({ refFrom, refTo }) => Date.parse(refFrom) < Date.parse(refTo), {
    error: 'must be later than refFrom',
    path: ['refTo'],
  })
  .refine(({ curFrom, curTo }) => Date.parse(curFrom) < Date.parse(curTo), {
    error: 'must be later than curFrom',
    path: ['curTo'],
  });

const windowSide = z.object({
  from: time,
  to: time,
  events: count,
  bags: count,
  effectiveBags: z.number(),
  blocks: count,
});

/** Shares of both windows, the interval from the differences between bags of users. */
const shareFigure = z.object({ value: z.number(), lo: z.number(), hi: z.number() });
const distribution = z.object({
  /** Numbers: bins in order with their edges; null is unbounded. Categories: names, the most frequent first. */
  bins: z.array(
    z.object({
      from: z.number().nullable(),
      to: z.number().nullable(),
      name: z.string().nullable(),
      reference: shareFigure,
      current: shareFigure,
    }),
  ),
});

export const compareDrift = operation({
  id: 'compareDrift',
  method: 'GET',
  path: `${path}/compare`,
  summary: 'Compare any two windows of a stream; whole hours, the beginning and the end rounded outwards',
  tags,
  access: 'viewer',
  params: projectParams,
  query: windowsQuery,
  response: z.object({
    stream,
    kind: z.enum(STREAM_KINDS),
    encoder: z.string().nullable(),
    state: z.enum(['compared', 'insufficient']),
    /** Hours that are taken together; a short window beside a long one has shorter blocks, and this is the longer. */
    blockHours: count,
    reference: windowSide,
    current: windowSide,
    sampledShare: z.number(),
    missing: z.array(missing),
    /** Null where insufficient. By users and hours together, by users alone, by hours alone. */
    p: z.number().nullable(),
    pActor: z.number().nullable(),
    pTime: z.number().nullable(),
    /** Distance of the means of the features. */
    effect: figure.nullable(),
    newShare: figure.nullable(),
    /** Null for texts. */
    distribution: distribution.nullable(),
    /** Spaces of other encoders in the windows: their events are not in this comparison. */
    otherEncoders: z.array(z.string()),
  }),
});

export const getDriftHistory = operation({
  id: 'getDriftHistory',
  method: 'GET',
  path: `${path}/history`,
  summary: 'The judged hours of a stream, with releases and incidents of the time',
  tags,
  access: 'viewer',
  params: projectParams,
  query: z.object({ stream, from: moment.optional(), to: moment.optional() }),
  response: z.object({
    stream,
    kind: z.enum(STREAM_KINDS),
    encoder: z.string().nullable(),
    from: time,
    to: time,
    points: z.array(
      z.object({
        hour: time,
        /** `judged`, or why it was not; null for an hour that waits for its watermark. */
        state: z.string().nullable(),
        events: count,
        logEvidence: z.number().nullable(),
        logStatistic: z.number().nullable(),
        logAlarm: z.number().nullable(),
        effect: figure.nullable(),
        alarm: z.boolean(),
        restarted: z.boolean(),
      }),
    ),
    /** When a value was first seen of a dimension that has several in the window. */
    marks: z.array(z.object({ time, dimension: z.enum(['release', 'prompt', 'model']), value: z.string() })),
    incidents: z.array(
      z.object({ key: z.string(), openedAt: time, since: time.nullable(), closedAt: time.nullable() }),
    ),
  }),
});

const example = z.object({
  traceId: z.string(),
  spanId: z.string(),
  time,
  /** At most 300 characters. */
  text: z.string(),
});

export const causeSchema = z.object({
  cause: z.enum(CAUSES),
  candidates: z.array(
    z.object({
      cause: z.enum(CAUSES),
      verdict: z.enum(CAUSE_VERDICTS),
      /** Key of the test that decided it; the console has its sentence. */
      test: z.string(),
      figures: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
    }),
  ),
  /** What would mend it; null when there is nothing to propose. Ids and names only. */
  remediation: z.object({ action: z.string(), reason: z.string(), subjects: z.array(z.string()) }).nullable(),
});

const attribution = z.object({
  state: z.enum(['attributed', 'insufficient']),
  /** Events of the current window that were looked at, and the most shifted of them. */
  looked: count,
  shifted: count,
  clusters: z.array(
    z.object({
      /** Terms that tell it from the reference, the strongest first. */
      terms: z.array(z.string()),
      events: count,
      reference: shareFigure,
      current: shareFigure,
      examples: z.array(example),
      /** The nearest of the reference. */
      referenceExamples: z.array(example),
    }),
  ),
  segments: z.array(
    z.object({
      dimension: z.string(),
      value: z.string(),
      /** Share of the value among the shifted events and among the others of the current window. */
      shifted: z.number(),
      rest: z.number(),
      n: count,
      difference: shareFigure,
      adjustedP: z.number(),
    }),
  ),
  documents: z.array(
    z.object({
      documentId: z.string(),
      change: z.enum(['new', 'gone', 'more', 'less', 'shifted']),
      /** Share of the retrievals that brought it. */
      reference: z.number(),
      current: z.number(),
      adjustedP: z.number(),
    }),
  ),
  cause: causeSchema,
});

export const getDriftAttribution = operation({
  id: 'getDriftAttribution',
  method: 'GET',
  path: `${path}/attribution`,
  summary: 'What makes the difference between two windows of a stream, and the likely cause',
  tags,
  access: 'viewer',
  params: projectParams,
  query: windowsQuery,
  response: attribution,
});

const endpointSchema = z.object({
  /** Of an API like OpenAI’s, without the last part, for example https://api.openai.com/v1. */
  url: z.url().max(500),
  model: z.string().min(1).max(200),
  /** Texts it may be asked for in a day. */
  dailyTexts: z.number().int().min(1).max(10_000_000).default(20_000),
});

/** `static`, `minilm`, `endpoint`, or `app:` and the model whose vectors the app sends. */
const encoderChoice = z.string().regex(/^(static|minilm|endpoint|app:.{1,200})$/, {
  error: 'must be static, minilm, endpoint or app:<model>',
});

export const driftSettingsSchema = z.object({
  /** Expected false incidents in 30 days over all streams of the project. */
  falseIncidents: z.number().min(0.001).max(30),
  /** By stream; absent ones are watched with weight 1 against the same hours of earlier weeks. */
  streams: z.record(
    stream,
    z.object({
      enabled: z.boolean().default(true),
      weight: z.number().gt(0).max(100).default(1),
      reference: referenceSchema.optional(),
      encoder: encoderChoice.optional(),
    }),
  ),
  endpoint: endpointSchema.nullable(),
  /** The same questions, asked of a model on a schedule, so that a change of the provider shows. */
  providerCanaries: z
    .object({
      url: z.url().max(500),
      model: z.string().min(1).max(200),
      everyHours: z.number().int().min(1).max(168).default(6),
      /** Absent: the built-in ones. */
      prompts: z.array(z.string().min(1).max(2000)).min(5).max(200).optional(),
    })
    .nullable(),
});

const settingsAnswer = driftSettingsSchema.extend({
  /** Whether a key is kept for each; the keys are never answered. */
  endpointHasKey: z.boolean(),
  providerCanariesHasKey: z.boolean(),
});

export const getDriftSettings = operation({
  id: 'getDriftSettings',
  method: 'GET',
  path: `${path}/settings`,
  summary: 'False-alarm budget, streams, encoders and canaries of a project',
  tags,
  access: 'viewer',
  params: projectParams,
  response: settingsAnswer,
});

export const setDriftSettings = operation({
  id: 'setDriftSettings',
  method: 'PUT',
  path: `${path}/settings`,
  summary: 'Set the false-alarm budget, streams, encoders and canaries of a project',
  tags,
  access: 'engineer',
  params: projectParams,
  body: driftSettingsSchema.extend({
    /** Absent keeps the one that is kept, null forgets it. */
    endpointKey: z.string().min(1).max(500).nullable().optional(),
    providerCanariesKey: z.string().min(1).max(500).nullable().optional(),
  }),
  response: settingsAnswer,
});

export type DriftStream = z.output<typeof streamItem>;
export type DriftStreams = z.output<typeof listDriftStreams.response>;
export type DriftComparison = z.output<typeof compareDrift.response>;
export type DriftHistory = z.output<typeof getDriftHistory.response>;
export type DriftAttribution = z.output<typeof attribution>;
export type DriftCause = z.output<typeof causeSchema>;
export type DriftReference = z.output<typeof referenceSchema>;
export type DriftSettings = z.output<typeof driftSettingsSchema>;
