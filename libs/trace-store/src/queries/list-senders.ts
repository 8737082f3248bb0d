import type { Sender } from '@almenara/contract';
import { z } from 'zod';
import type { TraceStoreConnection } from '../connection.js';
import { decodeCursor } from '../reading/cursor.js';
import { cutPage } from '../reading/row-page.js';
import { storeTimeSchema } from '../reading/store-time-schema.js';
import { RECOVERED } from '../reading/stored-letters.js';
import { toIsoTime } from '../time.js';
import { listLossesBySender } from './list-losses-by-sender.js';
import type { PageOptions } from './list-traces.js';

const cursorSchema = z.tuple([storeTimeSchema, z.string().max(200)]);

interface SenderRow {
  readonly sender: string;
  readonly first_sequence: number;
  readonly last_sequence: number;
  readonly requests: number;
  readonly missing: number;
  readonly declared: number;
  readonly stored: number;
  readonly dead_lettered: number;
  readonly recovered: number;
  readonly rejected: number;
  readonly erased: number;
  readonly first_received_at: string;
  readonly last_received_at: string;
}

/** Everybody who numbers requests, the last heard first. */
export async function listSenders(
  connection: TraceStoreConnection,
  project: string,
  { limit, cursor }: PageOptions,
): Promise<{ items: Sender[]; nextCursor: string | null }> {
  const after = cursor === undefined ? undefined : decodeCursor(cursorSchema, cursor);
  const rows = await connection.query<SenderRow>(
    `SELECT sender, min(sequence) AS first_sequence, max(sequence) AS last_sequence,
         uniqExact(sequence) AS requests,
         max(sequence) - uniqExactIf(sequence, sequence > 0) AS missing,
         sum(l.declared) AS declared, sum(l.stored) AS stored, sum(l.dead_lettered) AS dead_lettered,
         sum(${RECOVERED}) AS recovered, sum(l.rejected) AS rejected, sum(l.erased) AS erased,
         min(l.received_at) AS first_received_at, max(l.received_at) AS last_received_at
     FROM almenara.ledger AS l FINAL
     WHERE project = {project:String}
     GROUP BY sender
     ${after ? "HAVING (last_received_at, sender) < ({afterTime:DateTime64(3, 'UTC')}, {afterSender:String})" : ''}
     ORDER BY last_received_at DESC, sender DESC
     LIMIT {rows:UInt32}`,
    { project, rows: limit + 1, ...(after ? { afterTime: after[0], afterSender: after[1] } : {}) },
  );
  const page = cutPage(rows, limit, (row) => [row.last_received_at, row.sender]);
  const losses = await listLossesBySender(
    connection,
    project,
    page.rows.map(({ sender }) => sender),
  );
  return {
    items: page.rows.map((row) => toSender(row, losses.get(row.sender) ?? [])),
    nextCursor: page.nextCursor,
  };
}

function toSender(row: SenderRow, losses: Sender['losses']): Sender {
  return {
    sender: row.sender,
    firstSequence: row.first_sequence,
    lastSequence: row.last_sequence,
    requests: row.requests,
    missing: row.missing,
    declared: row.declared,
    stored: row.stored + row.recovered,
    deadLettered: row.dead_lettered - row.recovered,
    recovered: row.recovered,
    rejected: row.rejected,
    erased: row.erased,
    losses,
    firstReceivedAt: toIsoTime(row.first_received_at),
    lastReceivedAt: toIsoTime(row.last_received_at),
  };
}
