import {
  CHANGE_WINDOW_MINUTES,
  MONITOR_SEGMENTS,
  type NUMBER_FIELDS,
  type QUALITY_RULES,
  type TEXT_FIELDS,
  unitOfMonitor,
} from '@almenara/contract';
import type { InputOf } from '../../api-client';
import { readZoned } from '../../ui/scope/zoned-time';
import { fieldsOf, type MonitorDraft } from './monitor-draft';
import { scaleOf } from './units';
import { hasSegment, isCount } from './watches';

type Definition = InputOf<'createMonitor'>['body']['definition'];

export interface ReadDraft {
  /** Fields that cannot be sent as they are. */
  readonly wrong: ReadonlySet<string>;
  /** As the API takes it; absent while something else than the name is wrong. */
  readonly definition?: Definition;
}

export function readDraft(draft: MonitorDraft, timeZone: string): ReadDraft {
  const wrong = new Set<string>();
  const number = (field: 'limit' | 'weight' | 'renotifyHours', isFine: (value: number) => boolean) => {
    const value = Number(draft[field].replace(',', '.').trim() || Number.NaN);
    if (!Number.isFinite(value) || !isFine(value)) wrong.add(field);
    return value;
  };
  const whole = (field: 'minimum' | 'hours' | 'recoverAfter', least: number, most: number) => {
    const value = Number(draft[field].trim() || Number.NaN);
    if (!Number.isInteger(value) || value < least || value > most) wrong.add(field);
    return value;
  };
  const time = (text: string) => {
    const instant = text === '' ? undefined : readZoned(text, timeZone);
    return instant === undefined ? undefined : new Date(instant).toISOString();
  };

  const readDetector = (): Definition['detector'] => {
    const { rule, side, watch, reference, direction, field } = draft;
    const limit = () => {
      const value = number('limit', (each) => rule !== 'data_quality' || (each >= 0 && each < 100));
      return value / scaleOf(unitOfMonitor({ watch: readWatch(draft), detector: { kind: rule } as never }));
    };
    const minimum = () => (isCount(watch) ? 1 : whole('minimum', 1, 1_000_000));
    switch (rule) {
      case 'bound':
        return { kind: rule, side, limit: limit(), minimum: minimum() };
      case 'data_quality':
        return {
          kind: rule,
          rule: watch as (typeof QUALITY_RULES)[number],
          ...(fieldsOf(watch).length > 0
            ? { field: field as (typeof TEXT_FIELDS | typeof NUMBER_FIELDS)[number] }
            : {}),
          limit: limit(),
          minimum: minimum(),
        };
      case 'no_data':
        return { kind: rule, hours: whole('hours', 1, 720) };
      case 'change': {
        const weight = number('weight', (each) => each > 0 && each <= 100);
        if (reference !== 'pinned') return { kind: rule, side: direction, reference, weight };
        const [from, to] = [time(draft.from), time(draft.to)];
        if (from === undefined || to === undefined || from >= to) {
          wrong.add('pinned');
          return { kind: rule, side: direction, reference, weight };
        }
        return { kind: rule, side: direction, reference, weight, from, to };
      }
    }
  };

  const detector = readDetector();
  if (draft.watch === 'score' && draft.score.trim() === '') wrong.add('score');
  if (!draft.maintenance.every(({ from, to }) => Date.parse(from) < Date.parse(to))) wrong.add('maintenance');
  const segment = hasSegment(draft.watch) ? readSegment(draft) : {};
  for (const [each, values] of Object.entries(segment)) if (values.length > 20) wrong.add(each);
  const definition: Definition = {
    watch: readWatch(draft),
    segment,
    windowMinutes: windowOfDraft(draft),
    detector,
    severity: draft.severity,
    recoverAfter: whole('recoverAfter', 1, 1000),
    renotifyHours:
      draft.renotifyHours.trim() === '' ? null : number('renotifyHours', (each) => each >= 1 && each <= 720),
    noData: draft.noData,
    maintenance: draft.maintenance,
  };
  const isSound = wrong.size === 0;
  if (draft.name.trim() === '') wrong.add('name');
  return isSound ? { wrong, definition } : { wrong };
}

/** A change is looked for hour by hour, whatever stands in the field that is not shown then. */
export function windowOfDraft({ rule, windowMinutes }: Pick<MonitorDraft, 'rule' | 'windowMinutes'>) {
  return (rule === 'change' ? CHANGE_WINDOW_MINUTES : Number(windowMinutes)) as Definition['windowMinutes'];
}

/** As the contract has it: the quality of data is that of answers. */
export function readWatch({ watch, score, version, measure }: MonitorDraft): Definition['watch'] {
  switch (watch) {
    case 'score':
      return {
        kind: 'score',
        score: score.trim(),
        ...(version.trim() === '' ? {} : { version: version.trim() }),
        measure,
      };
    case 'gap':
    case 'dead_letters':
    case 'lag':
      return { kind: 'ledger', measure: watch };
    case 'missing_field':
    case 'null_rate':
    case 'schema':
      return { kind: 'metric', metric: 'answers' };
    default:
      return { kind: 'metric', metric: watch };
  }
}

function readSegment(draft: MonitorDraft): Record<string, string[]> {
  return Object.fromEntries(
    MONITOR_SEGMENTS.map((each): [string, string[]] => [
      each,
      [...new Set(draft[each].split(',').map((value) => value.trim()))].filter((value) => value !== ''),
    ]).filter(([, values]) => values.length > 0),
  );
}
