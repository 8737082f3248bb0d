import { assembleTold, FIRST_TOKEN_AT, roundToMicroseconds, type OwnPrice } from '@almenara/contract';
import { toStoreTime, type SpanRow } from '@almenara/trace-store';
import { COST_COLUMNS, estimateOfState } from './estimate-of-state.js';
import { excerptOf } from './excerpt.js';
import { type Revisions } from './revisions.js';
import { NUMBERS, RECORDS, TEXTS, WORDS } from './span-fields.js';
import { sortTime, type SpanState } from './span-state.js';

export interface SpanIdentity {
  readonly project: string;
  readonly traceId: string;
  readonly spanId: string;
}

/** The row that holds a state. `stateOfRow` reads the same state back, so nothing may be lost here. */
export function rowOfState(
  identity: SpanIdentity,
  state: SpanState,
  version: bigint,
  prices: readonly OwnPrice[],
): SpanRow {
  const value = (field: string) => state.registers.get(field)?.value;
  const word = (field: string) => (value(field) as string | undefined) ?? '';
  const number = (field: string) => (value(field) as number | undefined) ?? null;

  const columns: Record<string, unknown> = {};
  for (const [field, column] of Object.entries(WORDS)) columns[column] = word(field);
  for (const [field, column] of Object.entries(NUMBERS)) columns[column] = number(field);
  const records = recordsOf(state);
  // What the span itself says of its messages goes before what was told apart from it.
  const told = assembleTold(records['attributes'] ?? {});
  const messages = { input: value('input') ?? told.input, output: value('output') ?? told.output };
  for (const [field, column] of Object.entries(TEXTS)) columns[column] = textOf(value(field));
  for (const record of RECORDS) columns[record] = textOf(records[record]);

  const start = number('startTime');
  const end = number('endTime');
  const derived: string[] = [];
  for (const side of ['input', 'output'] as const) {
    if (columns[side] !== '' || messages[side] === undefined) continue;
    columns[side] = textOf(messages[side]);
    derived.push(side);
  }
  const reasons = (value('finishReasons') as string[] | undefined) ?? reasonsOf(told.output);
  if (reasons.length > 0 && !value('finishReasons')) derived.push('finishReasons');
  for (const [group, column] of [
    ['usage', 'total_tokens'],
    ['cost', 'total_cost'],
  ] as const) {
    const [input, output] = [number(`${group}.input`), number(`${group}.output`)];
    if (columns[column] !== null || input === null || output === null) continue;
    columns[column] = input + output;
    derived.push(`${group}.total`);
  }
  for (const [field, amount] of estimateOfState(state, prices)) {
    columns[COST_COLUMNS[field as keyof typeof COST_COLUMNS]] = amount;
    derived.push(field);
  }
  const firstToken = records['attributes']?.[FIRST_TOKEN_AT];
  if (columns['time_to_first_token_ms'] === null && start !== null && isTimeAfter(firstToken, start)) {
    columns['time_to_first_token_ms'] = roundToMicroseconds(firstToken - start);
    derived.push('timeToFirstTokenMs');
  }
  const documents = value('documents');
  const model = word('modelAnswered') || word('modelRequested');

  return {
    ...(columns as unknown as SpanRow),
    project: identity.project,
    trace_id: identity.traceId,
    span_id: identity.spanId,
    version: String(version),
    is_deleted: 0,
    start_time: toStoreTime(sortTime(state)),
    start_known: start === null ? 0 : 1,
    end_time: end === null ? null : toStoreTime(end),
    latency_ms: start === null || end === null || end < start ? null : roundToMicroseconds(end - start),
    type: word('type') || 'span',
    status: word('status') || 'unset',
    model,
    variant: word('variant') || variantOf(model, word('prompt.name'), word('prompt.version')),
    tags: [...state.tags].map((tag) => tag.toWellFormed()).sort(),
    finish_reasons: reasons,
    document_count: Array.isArray(documents) ? documents.length : 0,
    input_excerpt: excerptOf(messages.input ?? value('query')),
    output_excerpt: excerptOf(messages.output),
    revisions: JSON.stringify(revisionsOf(state, derived)),
    former_actors: without(state.actors, word('actorId')),
    former_sessions: without(state.sessions, word('sessionId')),
  };
}

/** A row that hides the span under a start time it no longer has, from readers and from late writers. */
export function deletedRow(identity: SpanIdentity, startTime: string, version: bigint): Partial<SpanRow> {
  return {
    project: identity.project,
    trace_id: identity.traceId,
    span_id: identity.spanId,
    start_time: startTime,
    version: String(version),
    is_deleted: 1,
  };
}

function isTimeAfter(value: unknown, start: number): value is number {
  return typeof value === 'number' && value >= start && value - start <= 1e9;
}

function without(names: ReadonlySet<string>, holding: string): string[] {
  return [...names].filter((name) => name !== holding).sort();
}

function textOf(value: unknown): string {
  return value === undefined ? '' : JSON.stringify(value);
}

/** Why answers ended that were told apart from their span. */
function reasonsOf(messages: readonly unknown[] = []): string[] {
  return messages.flatMap((message) => {
    const reason = (message as { finish_reason?: unknown } | null)?.finish_reason;
    return typeof reason === 'string' && reason !== '' ? [reason.slice(0, 500).toWellFormed()] : [];
  });
}

function variantOf(model: string, promptName: string, promptVersion: string): string {
  if (!model || !promptName) return model;
  return promptVersion ? `${model}@${promptName}:${promptVersion}` : `${model}@${promptName}`;
}

/** Keys in order, so that equal states make equal rows. */
function recordsOf(state: SpanState): Record<string, Record<string, unknown> | undefined> {
  const records: Record<string, Record<string, unknown>> = {};
  const fields = [...state.registers.keys()].filter(isRecordField).sort();
  for (const field of fields) {
    const dot = field.indexOf('.');
    const record = (records[field.slice(0, dot)] ??= Object.create(null) as Record<string, unknown>);
    record[field.slice(dot + 1)] = state.registers.get(field)!.value;
  }
  return records;
}

function isRecordField(field: string): boolean {
  return RECORDS.some((record) => field.startsWith(`${record}.`));
}

function revisionsOf(state: SpanState, derived: string[]): Revisions {
  let latest = state.registers.size === 0 ? state.firstAt : -Infinity;
  for (const { at } of state.registers.values()) latest = Math.max(latest, at);
  const earlier: Record<string, number> = Object.create(null) as Record<string, number>;
  for (const [field, { at }] of state.registers) if (at !== latest) earlier[field] = at;
  return {
    at: latest,
    ...(Object.keys(earlier).length ? { fields: sortKeys(earlier) } : {}),
    ...(derived.length ? { derived } : {}),
  };
}

function sortKeys(record: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
