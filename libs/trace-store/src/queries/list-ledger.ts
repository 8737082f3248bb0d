import type { LedgerRow } from '@almenara/contract';
import { z } from 'zod';
import type { TraceStoreConnection } from '../connection.js';
import { decodeCursor } from '../reading/cursor.js';
import { cutPage } from '../reading/row-page.js';
import { RECOVERED } from '../reading/stored-letters.js';
import { storeTimeSchema } from '../reading/store-time-schema.js';
import { toIsoTime } from '../time.js';
import type { PageOptions } from './list-traces.js';

const cursorSchema = z.tuple([storeTimeSchema, z.string().max(200), z.number().int().min(0)]);

interface SequenceRow {
  readonly sender: string;
  readonly sequence: number;
  readonly declared: number;
  readonly stored: number;
  readonly dead_lettered: number;
  readonly recovered: number;
  readonly rejected: number;
  readonly erased: number;
  readonly received_at: string;
}

/** One row per numbered request, its parts added up, the last received first. What a replay stored counts as stored. */
export async function listLedger(
  connection: TraceStoreConnection,
  project: string,
  filter: { readonly sender?: string | undefined },
  { limit, cursor }: PageOptions,
): Promise<{ items: LedgerRow[]; nextCursor: string | null }> {
  const after = cursor === undefined ? undefined : decodeCursor(cursorSchema, cursor);
  const rows = await connection.query<SequenceRow>(
    `SELECT sender, sequence, sum(l.declared) AS declared, sum(l.stored) AS stored,
         sum(l.dead_lettered) AS dead_lettered, sum(${RECOVERED}) AS recovered, sum(l.rejected) AS rejected,
         sum(l.erased) AS erased, max(l.received_at) AS received_at
     FROM almenara.ledger AS l FINAL
     WHERE project = {project:String}
     ${filter.sender === undefined ? '' : 'AND sender = {sender:String}'}
     GROUP BY sender, sequence
     ${after ? "HAVING (received_at, sender, sequence) < ({afterTime:DateTime64(3, 'UTC')}, {afterSender:String}, {afterSequence:UInt64})" : ''}
     ORDER BY received_at DESC, sender DESC, sequence DESC
     LIMIT {rows:UInt32}`,
    {
      project,
      rows: limit + 1,
      ...(filter.sender === undefined ? {} : { sender: filter.sender }),
      ...(after ? { afterTime: after[0], afterSender: after[1], afterSequence: after[2] } : {}),
    },
  );
  const page = cutPage(rows, limit, (row) => [row.received_at, row.sender, row.sequence]);
  return {
    items: page.rows.map(({ dead_lettered, recovered, received_at, ...row }) => ({
      ...row,
      stored: row.stored + recovered,
      deadLettered: dead_lettered - recovered,
      receivedAt: toIsoTime(received_at),
    })),
    nextCursor: page.nextCursor,
  };
}
