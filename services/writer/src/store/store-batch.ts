import type { Loss, Score } from '@almenara/contract';
import type { LogRecord } from '@almenara/event-log';
import {
  insertRows,
  toStoreTime,
  type LedgerStoreRow,
  type TraceStoreConnection,
} from '@almenara/trace-store';
import {
  decodeRecord,
  type DecodedEvent,
  type DecodedRecord,
  type Refused,
} from '../decode/decode-record.js';
import { dropErased, type Incoming } from '../erasure/drop-erased.js';
import { deadLetterRow } from './dead-letter-row.js';
import { insertOrSetAside } from './insert-or-set-aside.js';
import { scoreRow } from './score-row.js';
import { storeSpans } from './store-spans.js';

export interface BatchOutcome {
  readonly stored: number;
  readonly deadLettered: number;
  /** Dropped because their actor, session or trace is erased. */
  readonly erased: number;
  /** When the gateway took the oldest event, epoch milliseconds. */
  readonly oldestReceivedAt: number;
}

/**
 * Stores the records of one partition. When it resolves, every event is a row, a dead letter or dropped as
 * erased, durably, and the offset may be committed. Storing the same records again, alone or among others, changes nothing.
 */
export async function storeBatch(
  connection: TraceStoreConnection,
  epoch: number,
  records: readonly LogRecord[],
): Promise<BatchOutcome> {
  const decoded = records.map((record) => decodeRecord(record, epoch));
  let deadLettered = 0;
  let erased = 0;
  for (const [project, group] of groupByProject(decoded)) {
    const outcome = await storeProject(connection, project, group);
    await insertRows(connection, 'ledger', ledgerRows(group, outcome));
    deadLettered += outcome.deadLettered.length;
    erased += outcome.erased.length;
  }
  const events = decoded.reduce((sum, record) => sum + record.events.length + record.refused.length, 0);
  return {
    stored: events - deadLettered - erased,
    deadLettered,
    erased,
    oldestReceivedAt: Math.min(...decoded.map(({ receivedAt }) => receivedAt)),
  };
}

/** Where the events went that are not rows, by the records that brought them. */
interface ProjectOutcome {
  readonly deadLettered: readonly { readonly source: DecodedRecord }[];
  readonly erased: readonly { readonly source: DecodedRecord }[];
}

async function storeProject(
  connection: TraceStoreConnection,
  project: string,
  records: readonly DecodedRecord[],
): Promise<ProjectOutcome> {
  const events = records.flatMap((record) => record.events);
  const unreadable = records.flatMap((record) => record.refused);
  const before = await dropErased(connection, project, { events, refused: unreadable });
  const refused = await storeEvents(connection, project, before.kept);
  await insertRows(connection, 'dead_letters', refused.map(deadLetterRow));
  const after = await dropErased(connection, project, { events: before.kept.events, refused });
  // An event that the store refused is a letter as well; it is dropped once.
  const incoming = new Set<unknown>([...events, ...unreadable]);
  return {
    deadLettered: after.kept.refused,
    erased: [...before.erased, ...after.erased].filter((item) => incoming.has(item)),
  };
}

/** Returns the events that became dead letters, those included that could not be read. */
async function storeEvents(
  connection: TraceStoreConnection,
  project: string,
  { events, refused: unreadable }: Incoming,
): Promise<Refused[]> {
  const refused = [...unreadable];
  const of = (kind: string) => events.filter(({ event }) => event.kind === kind);

  refused.push(...(await storeSpans(connection, project, of('span'))));
  refused.push(...(await storeScores(connection, project, of('score'))));
  await insertRows(
    connection,
    'losses',
    of('loss').map(({ event, source }) => {
      const { reason, count } = event as Loss;
      return { project, sender: source.sender ?? '', reason: reason.toWellFormed(), count };
    }),
  );
  return refused;
}

async function storeScores(
  connection: TraceStoreConnection,
  project: string,
  scores: readonly DecodedEvent[],
): Promise<Refused[]> {
  if (scores.length === 0) return [];
  const rows = scores.map(({ event, source }) => scoreRow(project, event as Score, source.receivedAt));
  const byVersion = new Map(rows.map((row, index) => [row, scores[index]!]));
  return (await insertOrSetAside(connection, 'scores', rows)).map(({ row, reason }) => {
    const { event, source } = byVersion.get(row)!;
    return { content: JSON.stringify(event), reason, source };
  });
}

/** What became of each numbered request. Records of protocols that number nothing have no row. */
function ledgerRows(
  records: readonly DecodedRecord[],
  { deadLettered, erased: gone }: ProjectOutcome,
): LedgerStoreRow[] {
  const letters = countBySource(deadLettered);
  const dropped = countBySource(gone);
  return records.flatMap((record) => {
    if (record.sender === undefined || record.sequence === undefined) return [];
    const dead_lettered = letters.get(record) ?? 0;
    const erased = dropped.get(record) ?? 0;
    return {
      project: record.project,
      sender: record.sender,
      sequence: record.sequence,
      part: record.part,
      version: String(record.version),
      declared: record.declared,
      stored: record.events.length + record.refused.length - dead_lettered - erased,
      dead_lettered,
      erased,
      rejected: record.rejected,
      received_at: toStoreTime(record.receivedAt),
    };
  });
}

function countBySource(items: readonly { readonly source: DecodedRecord }[]): Map<DecodedRecord, number> {
  const counts = new Map<DecodedRecord, number>();
  for (const { source } of items) counts.set(source, (counts.get(source) ?? 0) + 1);
  return counts;
}

function groupByProject(records: readonly DecodedRecord[]): Map<string, DecodedRecord[]> {
  const groups = new Map<string, DecodedRecord[]>();
  for (const record of records) {
    const group = groups.get(record.project);
    if (group) group.push(record);
    else groups.set(record.project, [record]);
  }
  return groups;
}
