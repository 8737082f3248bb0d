import {
  type MonitorDefinition,
  MONITOR_SEGMENTS,
  NUMBER_FIELDS,
  TEXT_FIELDS,
  unitOfMonitor,
} from '@almenara/contract';
import { writeZoned } from '../../ui/scope/zoned-time';
import { scaleOf } from './units';
import { type Rule, rulesFor, type Watch, watchOf } from './watches';

type Detector<Kind extends Rule> = Extract<MonitorDefinition['detector'], { kind: Kind }>;
type Segment = (typeof MONITOR_SEGMENTS)[number];

/** A monitor as it stands in the fields of the form: what is being typed need not make sense yet. */
export interface MonitorDraft extends Readonly<Record<Segment, string>> {
  readonly name: string;
  readonly watch: Watch;
  readonly score: string;
  readonly version: string;
  readonly measure: 'bad_rate' | 'mean';
  readonly windowMinutes: string;
  readonly rule: Rule;
  readonly side: Detector<'bound'>['side'];
  /** In the unit that people read: per cent, seconds. */
  readonly limit: string;
  readonly minimum: string;
  readonly direction: Detector<'change'>['side'];
  readonly reference: Detector<'change'>['reference'];
  readonly from: string;
  readonly to: string;
  readonly weight: string;
  readonly hours: string;
  readonly field: string;
  readonly severity: MonitorDefinition['severity'];
  readonly recoverAfter: string;
  /** Empty: an alarm is told once. */
  readonly renotifyHours: string;
  readonly noData: MonitorDefinition['noData'];
  readonly maintenance: MonitorDefinition['maintenance'];
}

export const EMPTY_DRAFT: MonitorDraft = {
  name: '',
  watch: 'errors',
  score: 'groundedness',
  version: '',
  measure: 'bad_rate',
  variant: '',
  prompt: '',
  model: '',
  environment: '',
  release: '',
  windowMinutes: '60',
  rule: 'bound',
  side: 'above',
  limit: '5',
  minimum: '50',
  direction: 'up',
  reference: 'same_hour_of_week',
  from: '',
  to: '',
  weight: '1',
  hours: '2',
  field: '',
  severity: 'warning',
  recoverAfter: '2',
  renotifyHours: '24',
  noData: 'hold',
  maintenance: [],
};

/** Where a limit begins when something else is watched, so that a backtest has something to say at once. */
const FIRST_LIMITS: Readonly<Record<Watch, Pick<MonitorDraft, 'limit' | 'side'>>> = {
  score: { limit: '10', side: 'above' },
  errors: { limit: '5', side: 'above' },
  latency_p95: { limit: '10', side: 'above' },
  cost_per_answer: { limit: '0.05', side: 'above' },
  tokens: { limit: '4000', side: 'above' },
  answers: { limit: '1', side: 'below' },
  gap: { limit: '0', side: 'above' },
  dead_letters: { limit: '0', side: 'above' },
  lag: { limit: '300', side: 'above' },
  missing_field: { limit: '5', side: 'above' },
  null_rate: { limit: '5', side: 'above' },
  schema: { limit: '5', side: 'above' },
};

/** With another watch come a rule and a limit that fit it. */
export function withWatch(draft: MonitorDraft, watch: Watch): MonitorDraft {
  const rules = rulesFor(watch);
  const fields = fieldsOf(watch);
  return {
    ...draft,
    ...FIRST_LIMITS[watch],
    watch,
    rule: rules.includes(draft.rule) ? draft.rule : rules[0]!,
    field: fields.includes(draft.field) ? draft.field : (fields[0] ?? ''),
  };
}

/** With another measure of scores comes another unit. */
export function withMeasure(draft: MonitorDraft, measure: MonitorDraft['measure']): MonitorDraft {
  return measure === 'mean'
    ? { ...draft, measure, limit: '0.5', side: 'below' }
    : { ...draft, measure, ...FIRST_LIMITS.score };
}

/** Fields whose absence is counted. */
export function fieldsOf(watch: Watch): readonly string[] {
  if (watch === 'missing_field') return TEXT_FIELDS;
  return watch === 'null_rate' ? NUMBER_FIELDS : [];
}

export function draftOf(name: string, definition: MonitorDefinition, timeZone: string): MonitorDraft {
  const { watch, segment, detector, severity, recoverAfter, renotifyHours, noData } = definition;
  const write = (time: string | undefined) => (time ? writeZoned(Date.parse(time), timeZone) : '');
  const scale = scaleOf(unitOfMonitor(definition));
  const chosen = withWatch(EMPTY_DRAFT, watchOf(definition));
  return {
    ...chosen,
    ...Object.fromEntries(MONITOR_SEGMENTS.map((each) => [each, (segment[each] ?? []).join(', ')])),
    name,
    ...(watch.kind === 'score'
      ? { score: watch.score, version: watch.version ?? '', measure: watch.measure }
      : {}),
    windowMinutes: String(definition.windowMinutes),
    rule: detector.kind,
    ...('limit' in detector
      ? { limit: String(Number((detector.limit * scale).toPrecision(12))), minimum: String(detector.minimum) }
      : {}),
    ...(detector.kind === 'bound' ? { side: detector.side } : {}),
    ...(detector.kind === 'data_quality' ? { field: detector.field ?? '' } : {}),
    ...(detector.kind === 'no_data' ? { hours: String(detector.hours) } : {}),
    ...(detector.kind === 'change'
      ? {
          direction: detector.side,
          reference: detector.reference,
          from: write(detector.from),
          to: write(detector.to),
          weight: String(detector.weight),
        }
      : {}),
    severity,
    recoverAfter: String(recoverAfter),
    renotifyHours: renotifyHours === null ? '' : String(renotifyHours),
    noData,
    maintenance: definition.maintenance,
  };
}
