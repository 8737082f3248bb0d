import { EMPTY_DRAFT, type MonitorDraft } from './monitor-draft';
import { rulesFor, WATCH_GROUPS } from './watches';
import {
  BOUND_SIDES,
  CHANGE_REFERENCES,
  CHANGE_SIDES,
  MAINTENANCE_REPEATS,
  MONITOR_SEVERITIES,
  NO_DATA_POLICIES,
  SCORE_MEASURES,
  WINDOW_MINUTES,
} from '@almenara/contract';

/** What was changed of a draft, as it stands in the address: a link shows the same form. */
export type DraftChange = Partial<MonitorDraft>;

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  watch: Object.values(WATCH_GROUPS).flat(),
  measure: SCORE_MEASURES,
  windowMinutes: WINDOW_MINUTES.map(String),
  rule: ['bound', 'change', 'no_data', 'data_quality'],
  side: BOUND_SIDES,
  direction: CHANGE_SIDES,
  reference: CHANGE_REFERENCES,
  severity: MONITOR_SEVERITIES,
  noData: NO_DATA_POLICIES,
};

const FIELDS = Object.keys(EMPTY_DRAFT) as (keyof MonitorDraft)[];

export function writeChange(draft: MonitorDraft, start: MonitorDraft): DraftChange | null {
  return pick(draft, (field) => JSON.stringify(draft[field]) !== JSON.stringify(start[field]));
}

/** What an address may say of a draft; of anything else nothing is taken. */
export function readChange(value: unknown): DraftChange | null {
  if (typeof value !== 'object' || value === null) return null;
  const told = value as MonitorDraft;
  return pick(told, (field) => isOf(field, told[field]));
}

function pick(draft: MonitorDraft, isChosen: (field: keyof MonitorDraft) => boolean): DraftChange | null {
  const chosen = FIELDS.filter(isChosen);
  if (chosen.length === 0) return null;
  return Object.fromEntries(chosen.map((field) => [field, draft[field]])) as DraftChange;
}

export function withChange(start: MonitorDraft, change: DraftChange | null): MonitorDraft {
  const draft = { ...start, ...change };
  const rules = rulesFor(draft.watch);
  return rules.includes(draft.rule) ? draft : { ...draft, rule: rules[0]! };
}

function isOf(field: keyof MonitorDraft, value: unknown): boolean {
  if (field === 'maintenance')
    return Array.isArray(value) && value.length <= 20 && value.every(isMaintenance);
  if (typeof value !== 'string' || value.length > 2000) return false;
  return CHOICES[field]?.includes(value) ?? true;
}

function isMaintenance(value: unknown): boolean {
  const { from, to, repeat } = (value ?? {}) as Record<string, unknown>;
  return isTime(from) && isTime(to) && (MAINTENANCE_REPEATS as readonly unknown[]).includes(repeat);
}

function isTime(value: unknown): boolean {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}
