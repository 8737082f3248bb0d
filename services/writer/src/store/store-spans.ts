import type { OwnPrice, Span } from '@almenara/contract';
import {
  findLiveSpans,
  refreshTraces,
  toStoreTime,
  type SpanRow,
  type TraceStoreConnection,
} from '@almenara/trace-store';
import type { DecodedEvent, Refused } from '../decode/decode-record.js';
import { COST_COLUMNS } from '../merge/estimate-of-state.js';
import { deletedRow, rowOfState, type SpanIdentity } from '../merge/row-of-state.js';
import { mergeStates, sortTime, stateOfEvent, type SpanState } from '../merge/span-state.js';
import { stateOfRow } from '../merge/state-of-row.js';
import { insertOrSetAside } from './insert-or-set-aside.js';

/** Spans of one insert: larger blocks hold up the process and its memory. */
const SPANS_PER_INSERT = 1000;

/** Inserts under way at once. While the engine writes one block, the next is merged. */
const INSERTS_AT_ONCE = 2;

interface Told {
  readonly decoded: DecodedEvent;
  readonly state: SpanState;
}

interface Touched {
  readonly identity: SpanIdentity;
  readonly told: Told[];
  readonly live: SpanRow[];
}

/**
 * Merges span events with what the store holds, inserts the whole rows and recomputes their traces. Returns
 * the events of rows that the store refused.
 */
export async function storeSpans(
  connection: TraceStoreConnection,
  project: string,
  events: readonly DecodedEvent[],
  prices: readonly OwnPrice[],
): Promise<Refused[]> {
  if (events.length === 0) return [];
  const touched = groupBySpan(project, events);
  const identities = [...touched.values()].map(({ identity }) => identity);
  for (const row of await findLiveSpans(connection, project, identities)) {
    touched.get(keyOf(row.trace_id, row.span_id))?.live.push(row);
  }

  const refused = await insertSpans(connection, [...touched.values()], prices);
  // Also for unchanged spans: an earlier attempt may have ended before their traces were recomputed.
  const traces = [...new Set(identities.map(({ traceId }) => traceId))];
  await refreshTraces(connection, project, traces, events[0]!.source.partition);
  return refused;
}

/** Blocks hold different spans, so their order does not matter. A failure is told after all blocks have ended. */
async function insertSpans(
  connection: TraceStoreConnection,
  spans: readonly Touched[],
  prices: readonly OwnPrice[],
): Promise<Refused[]> {
  const refused: Refused[] = [];
  const failures: unknown[] = [];
  const running = new Set<Promise<void>>();
  for (let first = 0; first < spans.length && failures.length === 0; first += SPANS_PER_INSERT) {
    const block = spans.slice(first, first + SPANS_PER_INSERT);
    const insert = insertBlock(connection, block, prices)
      .then((found) => void refused.push(...found))
      .catch((error: unknown) => void failures.push(error))
      .finally(() => running.delete(insert));
    running.add(insert);
    if (running.size >= INSERTS_AT_ONCE) await Promise.race(running);
  }
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
  return refused;
}

async function insertBlock(
  connection: TraceStoreConnection,
  block: readonly Touched[],
  prices: readonly OwnPrice[],
): Promise<Refused[]> {
  const bySpan = new Map(block.map((span) => [keyOf(span.identity.traceId, span.identity.spanId), span]));
  const refused: Refused[] = [];
  const rows = block.flatMap((span) => rowsToWrite(span, prices));
  for (const { row, reason } of await insertOrSetAside(connection, 'spans', rows)) {
    const span = bySpan.get(keyOf(row.trace_id!, row.span_id!));
    for (const { decoded } of span?.told.splice(0) ?? []) {
      const { event, source, letter } = decoded;
      refused.push({ content: JSON.stringify(event), reason, source, letter });
    }
  }
  return refused;
}

/** The merged row unless nothing changed, and a deleted row under every other start time the span had or may have had. */
function rowsToWrite({ identity, told, live }: Touched, prices: readonly OwnPrice[]): Partial<SpanRow>[] {
  const known = live.map(stateOfRow);
  const state = [...known, ...told.map(({ state: said }) => said)].reduce(mergeStates);
  const version = told.reduce(
    (max, { decoded: { source } }) => (source.version > max ? source.version : max),
    0n,
  );
  const row = rowOfState(identity, state, version, prices);
  if (live.length === 1) {
    const same = isSameRow(row, rowOfState(identity, known[0]!, version, prices));
    // What stands may have been estimated by prices of then.
    if (same && hasSameCost(row, live[0]!)) return [];
  }
  return [row, ...staleStarts(row, told, live).map((start) => deletedRow(identity, start, version))];
}

/**
 * Start times under which the span stands, or under which a writer that saw only some of these events would
 * have put it: such a writer may still be alive and write late.
 */
function staleStarts(row: SpanRow, told: readonly Told[], live: readonly SpanRow[]): string[] {
  const starts = new Set(live.map(({ start_time }) => start_time));
  for (const { state } of told) starts.add(toStoreTime(sortTime(state)));
  starts.delete(row.start_time);
  return [...starts];
}

function isSameRow(a: SpanRow, b: SpanRow): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function hasSameCost(a: SpanRow, b: SpanRow): boolean {
  return Object.values(COST_COLUMNS).every((column) => a[column] === b[column]);
}

function groupBySpan(project: string, events: readonly DecodedEvent[]): Map<string, Touched> {
  const touched = new Map<string, Touched>();
  for (const decoded of events) {
    const event = decoded.event as Span;
    const told = { decoded, state: stateOfEvent(event, decoded.source.receivedAt) };
    const key = keyOf(event.traceId, event.spanId);
    const span = touched.get(key);
    if (span) span.told.push(told);
    else {
      const identity = { project, traceId: event.traceId, spanId: event.spanId };
      touched.set(key, { identity, told: [told], live: [] });
    }
  }
  return touched;
}

/** Ids hold no control characters, so a line break separates them safely. */
function keyOf(traceId: string, spanId: string): string {
  return `${traceId}\n${spanId}`;
}
