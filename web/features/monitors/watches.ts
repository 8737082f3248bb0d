import { LEDGER_MEASURES, type MonitorDefinition, QUALITY_RULES, WATCHED_METRICS } from '@almenara/contract';

/** What can be watched, as the form offers it: the quality of data is a watch of its own there. */
export const WATCH_GROUPS = {
  answers: ['score', ...WATCHED_METRICS],
  ledger: LEDGER_MEASURES,
  data: QUALITY_RULES,
} as const;

export type Watch = (typeof WATCH_GROUPS)[keyof typeof WATCH_GROUPS][number];
export type Rule = MonitorDefinition['detector']['kind'];

const RULES: Readonly<Record<Watch, readonly Rule[]>> = {
  score: ['bound', 'change', 'no_data'],
  errors: ['bound', 'change', 'no_data'],
  latency_p95: ['bound', 'no_data'],
  cost_per_answer: ['bound', 'change', 'no_data'],
  tokens: ['bound', 'change', 'no_data'],
  answers: ['bound', 'no_data'],
  gap: ['bound'],
  dead_letters: ['bound'],
  lag: ['bound', 'no_data'],
  missing_field: ['data_quality'],
  null_rate: ['data_quality'],
  schema: ['data_quality'],
};

/** Rules that make sense of what is watched: a change is told in rates and means of answers alone. */
export function rulesFor(watch: Watch): readonly Rule[] {
  return RULES[watch];
}

/** Counts say as much with nothing in them as with anything: they need no minimum of answers. */
export function isCount(watch: Watch): boolean {
  return watch === 'answers' || watch === 'gap' || watch === 'dead_letters';
}

/** Requests of the ledger belong to no segment. */
export function hasSegment(watch: Watch): boolean {
  return !(LEDGER_MEASURES as readonly string[]).includes(watch);
}

export function watchOf({ watch, detector }: Pick<MonitorDefinition, 'watch' | 'detector'>): Watch {
  if (detector.kind === 'data_quality') return detector.rule;
  if (watch.kind === 'score') return 'score';
  return watch.kind === 'metric' ? watch.metric : watch.measure;
}
