import { MONITOR_SEGMENTS, type MonitorDefinition, unitOfMonitor } from '@almenara/contract';
import type { Translate } from '../../i18n/translate';
import type { Format } from '../../ui/format/format';
import { evaluatorName } from '../evaluators/evaluator-name';
import { writeValue } from './units';
import { isCount, watchOf } from './watches';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

export const FACTS = [
  'watch',
  'part',
  'rule',
  'window',
  'severity',
  'recover',
  'renotify',
  'noData',
  'maintenance',
] as const;
export type MonitorFacts = Readonly<Record<(typeof FACTS)[number], string>>;

/** Everything that a definition says, in the reader's words. */
export function monitorFacts(definition: MonitorDefinition, t: Translate, format: Format): MonitorFacts {
  const { severity, recoverAfter, renotifyHours, noData, maintenance } = definition;
  return {
    watch: watchWords(definition, t),
    part: partWords(definition, t, format),
    rule: ruleWords(definition, t, format),
    window: windowWords(definition, t, format),
    severity: t(`incidents.severity.${severity}`),
    recover: t('monitors.recover.words', { count: recoverAfter }),
    renotify:
      renotifyHours === null
        ? t('monitors.renotify.never')
        : t('monitors.renotify.words', { hours: format.duration(renotifyHours * HOUR_MS) }),
    noData: t(`monitors.noData.${noData}`),
    maintenance:
      maintenance.length === 0
        ? t('monitors.maintenance.none')
        : maintenance
            .map(({ from, to, repeat }) =>
              t(`monitors.maintenance.words.${repeat}`, {
                from: format.dateTime(from),
                to: format.dateTime(to),
              }),
            )
            .join('; '),
  };
}

export function watchWords(definition: Pick<MonitorDefinition, 'watch' | 'detector'>, t: Translate): string {
  const { watch, detector } = definition;
  if (watch.kind === 'score' && detector.kind !== 'data_quality') {
    const words = t(`monitors.watch.score.${watch.measure}`, { name: evaluatorName(watch.score, t) });
    return watch.version === undefined
      ? words
      : t('monitors.watch.ofVersion', { words, version: watch.version });
  }
  const words = t(`monitors.watch.${watchOf(definition)}`);
  if (detector.kind !== 'data_quality' || detector.field === undefined) return words;
  return t('monitors.watch.ofField', { words, field: t(`monitors.field.${detector.field}`) });
}

export function partWords({ segment }: Pick<MonitorDefinition, 'segment'>, t: Translate, format: Format) {
  const list = new Intl.ListFormat(format.locale, { type: 'disjunction' });
  const parts = MONITOR_SEGMENTS.flatMap((dimension) => {
    const values = segment[dimension];
    return values === undefined
      ? []
      : [t('monitors.part', { dimension: t(`dimension.${dimension}`), values: list.format(values) })];
  });
  return parts.length === 0 ? t('monitors.part.all') : parts.join('; ');
}

export function ruleWords(definition: MonitorDefinition, t: Translate, format: Format): string {
  const { detector } = definition;
  switch (detector.kind) {
    case 'bound':
    case 'data_quality': {
      const side = detector.kind === 'bound' ? detector.side : 'above';
      const isExact = ['gap', 'dead_letters'].includes(watchOf(definition));
      return t(`monitors.rule.${isExact ? 'count' : 'bound'}.${side}`, {
        limit: writeValue(detector.limit, unitOfMonitor(definition), format),
      });
    }
    case 'no_data':
      return t('monitors.rule.no_data.words', { hours: format.duration(detector.hours * HOUR_MS) });
    case 'change': {
      const reference =
        detector.reference === 'pinned'
          ? t('monitors.reference.pinned.words', {
              from: format.dateTime(detector.from),
              to: format.dateTime(detector.to),
            })
          : t(`monitors.reference.${detector.reference}.words`);
      return t(`monitors.rule.change.${detector.side}`, { reference });
    }
  }
}

function windowWords(definition: MonitorDefinition, t: Translate, format: Format): string {
  const { windowMinutes, detector } = definition;
  const window = format.duration(windowMinutes * MINUTE_MS);
  return 'minimum' in detector && !isCount(watchOf(definition))
    ? t('monitors.window.minimum', { window, minimum: format.count(detector.minimum) })
    : t('monitors.window.words', { window });
}

/** What a version changed, field by field. */
export function factsChanged(before: MonitorFacts, after: MonitorFacts) {
  return FACTS.filter((fact) => before[fact] !== after[fact]).map((fact) => ({
    fact,
    before: before[fact],
    after: after[fact],
  }));
}
