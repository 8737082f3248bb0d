import { z } from 'zod';
import {
  BOUND_SIDES,
  CHANGE_REFERENCES,
  CHANGE_SIDES,
  CHANGE_WINDOW_MINUTES,
  LEDGER_MEASURES,
  MAINTENANCE_REPEATS,
  MONITOR_SEVERITIES,
  NO_DATA_POLICIES,
  NUMBER_FIELDS,
  QUALITY_RULES,
  SCORE_MEASURES,
  TEXT_FIELDS,
  WATCHED_METRICS,
  WINDOW_MINUTES,
} from './monitor-words.js';

const word = z.string().min(1).max(200);
const time = z.iso.datetime({ offset: true });

const watchSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('score'),
    score: word,
    /** Version of the evaluator; absent: each answer's newest score counts, whatever its version. */
    version: word.optional(),
    measure: z.enum(SCORE_MEASURES),
  }),
  z.object({ kind: z.literal('metric'), metric: z.enum(WATCHED_METRICS) }),
  z.object({ kind: z.literal('ledger'), measure: z.enum(LEDGER_MEASURES) }),
]);

const minimum = z.number().int().min(1).max(1_000_000);

const detectorSchema = z.discriminatedUnion('kind', [
  /** The end of the interval must be beyond the limit, never the point alone. */
  z.object({
    kind: z.literal('bound'),
    side: z.enum(BOUND_SIDES),
    limit: z.number(),
    /** Answers that a window needs to be judged. */
    minimum: minimum.default(50),
  }),
  z.object({
    kind: z.literal('change'),
    side: z.enum(CHANGE_SIDES).default('both'),
    reference: z.enum(CHANGE_REFERENCES).default('same_hour_of_week'),
    /** Of a pinned reference. */
    from: time.optional(),
    to: time.optional(),
    /** Part of the project's budget of false alarms, beside drift streams and other monitors of 1 each. */
    weight: z.number().gt(0).max(100).default(1),
  }),
  z.object({ kind: z.literal('no_data'), hours: z.number().int().min(1).max(720) }),
  z.object({
    kind: z.literal('data_quality'),
    rule: z.enum(QUALITY_RULES),
    field: z.enum([...TEXT_FIELDS, ...NUMBER_FIELDS]).optional(),
    /** Share of answers. */
    limit: z.number().min(0).lt(1),
    minimum: minimum.default(50),
  }),
]);

const words = z.array(word).min(1).max(20).optional();
const segmentSchema = z.object({
  variant: words,
  prompt: words,
  model: words,
  environment: words,
  release: words,
});

/** A time in which nothing is judged or asked for; repeats go on every 24 hours or seven days. */
export const maintenanceSchema = z
  .object({ from: time, to: time, repeat: z.enum(MAINTENANCE_REPEATS).default('once') })
  .refine(({ from, to }) => Date.parse(from) < Date.parse(to), {
    error: 'must begin before it ends',
    path: ['to'],
  });

const plainDefinition = z.object({
  watch: watchSchema,
  segment: segmentSchema.default({}),
  windowMinutes: z.union(WINDOW_MINUTES.map((minutes) => z.literal(minutes))),
  detector: detectorSchema,
  severity: z.enum(MONITOR_SEVERITIES),
  /** Quiet windows in a row after which an alarm is over. */
  recoverAfter: z.number().int().min(1).max(1000).default(2),
  /** Hours after which an alarm that goes on is told again; null: once. */
  renotifyHours: z.number().min(1).max(720).nullable().default(null),
  noData: z.enum(NO_DATA_POLICIES).default('hold'),
  /** Times in UTC whose windows are not judged. */
  maintenance: z.array(maintenanceSchema).max(20).default([]),
});

/** What a monitor watches and by which rule. A change of any of it is a new version. */
export const monitorDefinitionSchema = plainDefinition.superRefine((definition, context) => {
  for (const { path, message } of findContradictions(definition))
    context.addIssue({ code: 'custom', path: [...path], message });
});

export type Maintenance = z.output<typeof maintenanceSchema>;
export type MonitorDefinition = z.output<typeof monitorDefinitionSchema>;
export type MonitorDefinitionInput = z.input<typeof monitorDefinitionSchema>;
export type MonitorWatch = MonitorDefinition['watch'];
export type MonitorDetector = MonitorDefinition['detector'];

interface Contradiction {
  readonly path: readonly string[];
  readonly message: string;
}

function findContradictions({ watch, segment, windowMinutes, detector }: MonitorDefinition): Contradiction[] {
  const found: Contradiction[] = [];
  const add = (message: string, ...path: string[]): void => void found.push({ path, message });
  if (watch.kind === 'ledger' && Object.values(segment).some((values) => values !== undefined))
    add('The ledger counts requests, which belong to no segment.', 'segment');
  if (detector.kind === 'change') {
    if (windowMinutes !== CHANGE_WINDOW_MINUTES)
      add('A change is looked for hour by hour: the window must be 60 minutes.', 'windowMinutes');
    if (!isMeanOfAnswers(watch))
      add(
        'A change is looked for in rates and means of answers. Watch latency for drift, and give counts a bound.',
        'detector',
        'kind',
      );
    const { reference, from, to } = detector;
    if (
      reference === 'pinned' &&
      !(from !== undefined && to !== undefined && Date.parse(from) < Date.parse(to))
    )
      add('A pinned reference needs a beginning and a later end.', 'detector', 'from');
  }
  if (detector.kind === 'no_data' && watch.kind === 'ledger' && watch.measure !== 'lag')
    add('Counts of the ledger are never without data.', 'detector', 'kind');
  if (detector.kind === 'data_quality') {
    if (watch.kind !== 'metric' || watch.metric !== 'answers')
      add('The quality of data is that of answers: watch the metric answers.', 'watch');
    const fields = { missing_field: TEXT_FIELDS, null_rate: NUMBER_FIELDS, schema: undefined }[detector.rule];
    const isKnown = (fields as readonly string[] | undefined)?.includes(detector.field ?? '');
    if (fields ? !isKnown : detector.field !== undefined)
      add(
        fields ? `The rule needs one of the fields ${fields.join(', ')}.` : 'The rule has no field.',
        'detector',
        'field',
      );
  }
  return found;
}

/** Whether what is watched is a rate or a mean of answers, in which a change can be told from chance. */
function isMeanOfAnswers(watch: MonitorWatch): boolean {
  if (watch.kind === 'score') return true;
  return watch.kind === 'metric' && ['errors', 'cost_per_answer', 'tokens'].includes(watch.metric);
}
