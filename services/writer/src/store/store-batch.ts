import type { Score } from '@almenara/contract';
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
  /** When the gateway took the oldest event, epoch milliseconds. */
  readonly oldestReceivedAt: number;
}

/**
 * Stores the records of one partition. When it resolves, every event is a row or a dead letter, durably, and
 * the offset may be committed. Storing the same records again, alone or among others, changes nothing.
 */
export async function storeBatch(
  connection: TraceStoreConnection,
  epoch: number,
  records: readonly LogRecord[],
): Promise<BatchOutcome> {
  const decoded = records.map((record) => decodeRecord(record, epoch));
  const deadLetterClasses: DeadLetterClass[] = [];
  for (const [project, group] of groupByProject(decoded)) {
    // Beside the spans, because it waits for nothing; a failure is told when both have ended.
    const [unnumbered, stored] = await Promise.allSettled([
      insertRows(connection, 'unnumbered_records', unnumberedRows(group)),
      storeProject(connection, project, group),
    ]);
    if (stored.status === 'rejected') throw stored.reason;
    if (unnumbered.status === 'rejected') throw unnumbered.reason;
    const refused = stored.value;
    await insertRows(connection, 'dead_letters', [
      ...refused.map(refusedLetterRow),
      ...storedLetterRows(group, refused),
    ]);
    await insertRows(connection, 'ledger', ledgerRows(group, refused));
    deadLetterClasses.push(...refused.map(classOfDeadLetter));
  }
  const deadLettered = deadLetterClasses.length;
  const events = decoded.reduce((sum, record) => sum + record.events.length + record.refused.length, 0);
  return {
    stored: events - deadLettered,
    deadLettered,
    deadLetterClasses,
    oldestReceivedAt: Math.min(...decoded.map(({ receivedAt }) => receivedAt)),
  };
}

async function storeProject(
  connection: TraceStoreConnection,
  project: string,
  records: readonly DecodedRecord[],
): Promise<Refused[]> {
  const refused = records.flatMap((record) => record.refused);
  const events = records.flatMap((record) => record.events);
  const of = (kind: string) => events.filter(({ event }) => event.kind === kind);

  refused.push(...(await storeSpans(connection, project, of('span'))));
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
function ledgerRows(records: readonly DecodedRecord[], refused: readonly Refused[]): LedgerStoreRow[] {
  const failures = new Map<DecodedRecord, string[]>();
  for (const one of refused) {
    const ids = failures.get(one.source);
    if (ids) ids.push(deadLetterId(one));
    else failures.set(one.source, [deadLetterId(one)]);
  }
  return records.flatMap((record) => {
    if (record.sender === undefined || record.sequence === undefined) return [];
    const deadLetters = failures.get(record) ?? [];
    return {
      project: record.project,
      sender: record.sender,
      sequence: record.sequence,
      part: record.part,
      version: String(record.version),
      declared: record.declared,
      stored: record.events.length + record.refused.length - deadLetters.length,
      dead_lettered: deadLetters.length,
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
