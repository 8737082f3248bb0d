import type { OwnPrice, Score } from '@almenara/contract';
import type { LogRecord } from '@almenara/event-log';
import {
  insertRows,
  toStoreTime,
  type LedgerStoreRow,
  type TraceStoreConnection,
} from '@almenara/trace-store';
import { classOfDeadLetter, type DeadLetterClass } from '../decode/dead-letter-class.js';
import {
  decodeRecord,
  type DecodedEvent,
  type DecodedRecord,
  type Refused,
} from '../decode/decode-record.js';
import { dropErased, type Incoming } from '../erasure/drop-erased.js';
import { deadLetterId, refusedLetterRow, storedLetterRows } from './dead-letter-rows.js';
import { insertOrSetAside } from './insert-or-set-aside.js';
import { scoreRow } from './score-row.js';
import { lossReportRows, lossRows } from './loss-rows.js';
import { storeSpans } from './store-spans.js';
import { unnumberedRows } from './unnumbered-rows.js';

export interface BatchOutcome {
  readonly stored: number;
  readonly deadLettered: number;
  readonly deadLetterClasses: readonly DeadLetterClass[];
  /** Dropped because their actor, session or trace is erased. */
  readonly erased: number;
  /** When the gateway took the oldest event, epoch milliseconds. */
  readonly oldestReceivedAt: number;
}

/** The own prices of a project. */
export interface PricesOfProjects {
  of(project: string): Promise<readonly OwnPrice[]>;
}

const noOwnPrices: PricesOfProjects = { of: () => Promise.resolve([]) };

/**
 * Stores the records of one partition. When it resolves, every event is a row, a dead letter or dropped as
 * erased, durably, and the offset may be committed. Storing the same records again, alone or among others, changes nothing.
 */
export async function storeBatch(
  connection: TraceStoreConnection,
  epoch: number,
  records: readonly LogRecord[],
  prices: PricesOfProjects = noOwnPrices,
): Promise<BatchOutcome> {
  const decoded = records.map((record) => decodeRecord(record, epoch));
  const deadLetterClasses: DeadLetterClass[] = [];
  let erased = 0;
  for (const [project, group] of groupByProject(decoded)) {
    const outcome = await storeProject(connection, project, group, await prices.of(project));
    // Side by side; a failure is told when both have ended.
    const accounts = await Promise.allSettled([
      insertRows(connection, 'ledger', ledgerRows(group, outcome)),
      insertRows(connection, 'unnumbered_records', unnumberedRows(group)),
    ]);
    const failed = accounts.find(({ status }) => status === 'rejected');
    if (failed) throw (failed as PromiseRejectedResult).reason;
    deadLetterClasses.push(...outcome.deadLettered.map(classOfDeadLetter));
    erased += outcome.erased.length;
  }
  const deadLettered = deadLetterClasses.length;
  const events = decoded.reduce((sum, record) => sum + record.events.length + record.refused.length, 0);
  return {
    stored: events - deadLettered - erased,
    deadLettered,
    deadLetterClasses,
    erased,
    oldestReceivedAt: Math.min(...decoded.map(({ receivedAt }) => receivedAt)),
  };
}

/** Where the events went that are not rows, by the records that brought them. */
interface ProjectOutcome {
  readonly deadLettered: readonly Refused[];
  readonly erased: readonly { readonly source: DecodedRecord }[];
}

async function storeProject(
  connection: TraceStoreConnection,
  project: string,
  records: readonly DecodedRecord[],
  prices: readonly OwnPrice[],
): Promise<ProjectOutcome> {
  const events = records.flatMap((record) => record.events);
  const unreadable = records.flatMap((record) => record.refused);
  const before = await dropErased(connection, project, { events, refused: unreadable });
  const refused = await storeEvents(connection, project, before.kept, prices);
  await insertRows(connection, 'dead_letters', [
    ...refused.map(refusedLetterRow),
    ...storedLetterRows(records, refused),
  ]);
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
  prices: readonly OwnPrice[],
): Promise<Refused[]> {
  const refused = [...unreadable];
  const of = (kind: string) => events.filter(({ event }) => event.kind === kind);

  refused.push(...(await storeSpans(connection, project, of('span'), prices)));
  refused.push(...(await storeScores(connection, project, of('score'))));
  await insertRows(connection, 'losses', lossRows(of('loss')));
  await insertRows(connection, 'loss_reports', lossReportRows(of('loss')));
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
    const { event, source, letter } = byVersion.get(row)!;
    return { content: JSON.stringify(event), reason, source, letter };
  });
}

/** What became of each numbered request. Records of protocols that number nothing have no row. */
function ledgerRows(
  records: readonly DecodedRecord[],
  { deadLettered, erased: gone }: ProjectOutcome,
): LedgerStoreRow[] {
  const letters = Map.groupBy(deadLettered, ({ source }) => source);
  const dropped = Map.groupBy(gone, ({ source }) => source);
  return records.flatMap((record) => {
    if (record.sender === undefined || record.sequence === undefined) return [];
    const deadLetters = (letters.get(record) ?? []).map(deadLetterId);
    const erased = dropped.get(record)?.length ?? 0;
    return {
      project: record.project,
      sender: record.sender,
      sequence: record.sequence,
      part: record.part,
      version: String(record.version),
      declared: record.declared,
      stored: record.events.length + record.refused.length - deadLetters.length - erased,
      dead_lettered: deadLetters.length,
      erased,
      rejected: record.rejected,
      received_at: toStoreTime(record.receivedAt),
      dead_letters: deadLetters,
    };
  });
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
