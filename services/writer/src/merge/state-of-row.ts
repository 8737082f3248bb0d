import { fromStoreTime, type SpanRow } from '@almenara/trace-store';
import type { Register } from './register.js';
import type { Revisions } from './revisions.js';
import { NUMBERS, RECORDS, SILENT, TEXTS, WORDS } from './span-fields.js';
import type { SpanState } from './span-state.js';

/** Reads back the state that `rowOfState` wrote. */
export function stateOfRow(row: SpanRow): SpanState {
  const revisions = JSON.parse(row.revisions) as Revisions;
  const said = new Map(Object.entries(revisions.fields ?? {}));
  const derived = new Set(revisions.derived);
  const isDerived = (field: string) => derived.has(field);
  const registers = new Map<string, Register>();
  const set = (field: string, value: unknown) =>
    registers.set(field, { at: said.get(field) ?? revisions.at, value });

  for (const [field, column] of Object.entries(WORDS)) {
    const word = row[column];
    if (word !== '' && SILENT.get(field) !== word && !isDerived(field)) set(field, word);
  }
  for (const [field, column] of Object.entries(NUMBERS)) {
    if (row[column] !== null && !isDerived(field)) set(field, row[column]);
  }
  for (const [field, column] of Object.entries(TEXTS)) {
    if (row[column] !== '' && !isDerived(field)) set(field, JSON.parse(row[column]));
  }
  for (const record of RECORDS) {
    if (row[record] === '') continue;
    for (const [key, value] of Object.entries(JSON.parse(row[record]) as Record<string, unknown>)) {
      set(`${record}.${key}`, value);
    }
  }
  if (row.finish_reasons.length && !isDerived('finishReasons')) set('finishReasons', row.finish_reasons);
  const start = fromStoreTime(row.start_time);
  if (row.start_known) set('startTime', start);
  if (row.end_time !== null) set('endTime', fromStoreTime(row.end_time));
  const everSaid = (now: string, former: readonly string[]) =>
    new Set(now === '' ? former : [now, ...former]);
  return {
    firstAt: row.start_known ? Infinity : start,
    registers,
    tags: new Set(row.tags),
    actors: everSaid(row.actor_id, row.former_actors),
    sessions: everSaid(row.session_id, row.former_sessions),
  };
}
