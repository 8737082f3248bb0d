import type { Redaction, Span } from '@almenara/contract';
import { laterOf, type Register } from './register.js';
import { GROUPS, NUMBERS, RECORDS, SILENT, TEXTS, WORDS } from './span-fields.js';

/**
 * All that is known about one span. Merging is commutative, associative and idempotent, so the state depends
 * only on which events were seen, never on their order, number or grouping.
 */
export interface SpanState {
  /** Earliest time at which any event was recorded; stands in for the start while nobody told it. */
  firstAt: number;
  readonly registers: Map<string, Register>;
  readonly tags: Set<string>;
  /** Everyone and every session it was ever said to be of, also where another name holds: their erasure covers it. */
  readonly actors: Set<string>;
  readonly sessions: Set<string>;
}

export function mergeStates(a: SpanState, b: SpanState): SpanState {
  const registers = new Map(a.registers);
  for (const [field, register] of b.registers) {
    const known = registers.get(field);
    registers.set(field, known ? laterOf(known, register) : register);
  }
  return {
    firstAt: Math.min(a.firstAt, b.firstAt),
    registers,
    tags: new Set([...a.tags, ...b.tags]),
    actors: new Set([...a.actors, ...b.actors]),
    sessions: new Set([...a.sessions, ...b.sessions]),
  };
}

/** The state that one event alone describes. `at` is the time of recording where the event tells none. */
export function stateOfEvent(span: Span, receivedAt: number): SpanState {
  const at = span.at ?? span.endTime ?? span.startTime ?? receivedAt;
  const registers = new Map<string, Register>();
  const say = (field: string, value: unknown) => {
    if (value === undefined || value === null || value === '' || SILENT.get(field) === value) return;
    registers.set(field, { at, value });
  };

  say('startTime', span.startTime);
  say('endTime', span.endTime);
  if (span.finishReasons?.length) say('finishReasons', span.finishReasons);
  const fields = span as unknown as Record<string, unknown>;
  for (const field of SINGLE_WORDS) {
    const word = fields[field] as string | undefined;
    if (word !== undefined) say(field, word.toWellFormed());
  }
  say('timeToFirstTokenMs', span.timeToFirstTokenMs);
  for (const field of TEXT_FIELDS) say(field, fields[field]);
  for (const group of GROUPS) {
    for (const [name, value] of Object.entries(fields[group] ?? {})) {
      if (isKnownField(`${group}.${name}`)) say(`${group}.${name}`, value);
    }
  }
  const records: Record<string, unknown> = { ...fields, redactions: countsOf(span.redactions) };
  for (const record of RECORDS) {
    for (const [key, value] of Object.entries(records[record] ?? {})) say(`${record}.${key}`, value);
  }
  const { tags, actorId, sessionId } = span;
  return {
    firstAt: at,
    registers,
    tags: new Set(tags),
    actors: new Set(actorId === undefined ? [] : [actorId.toWellFormed()]),
    sessions: new Set(sessionId === undefined ? [] : [sessionId.toWellFormed()]),
  };
}

/** By `field.kind`, so that what different events say of different fields stands side by side. */
function countsOf(redactions: readonly Redaction[] = []): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { field, kind, count } of redactions) {
    counts[`${field}.${kind}`] = (counts[`${field}.${kind}`] ?? 0) + count;
  }
  return counts;
}

/** The time that places the span: its start, or while that is unknown the first time anybody spoke of it. */
export function sortTime(state: SpanState): number {
  return (state.registers.get('startTime')?.value as number | undefined) ?? state.firstAt;
}

const SINGLE_WORDS = Object.keys(WORDS).filter((field) => !field.includes('.'));
const TEXT_FIELDS = Object.keys(TEXTS);

function isKnownField(field: string): boolean {
  return field in NUMBERS || field in WORDS;
}
