import type { DeadLetterState } from '@almenara/contract';
import { z } from 'zod';
import type { TraceStoreConnection } from '../connection.js';
import { decodeCursor } from '../reading/cursor.js';
import { knownWord } from '../reading/known.js';
import { cutPage } from '../reading/row-page.js';
import { storeTimeSchema } from '../reading/store-time-schema.js';
import type { DeadLetterRow } from '../rows.js';
import { toIsoTime } from '../time.js';
import type { PageOptions } from './list-traces.js';

const cursorSchema = z.tuple([storeTimeSchema, z.string().max(200)]);

export interface DeadLetter {
  readonly id: string;
  readonly reason: string;
  readonly at: string;
  readonly door: string;
  readonly sender: string | null;
  readonly sequence: number | null;
  readonly content: string;
  readonly state: DeadLetterState;
  readonly replayable: boolean;
}

export interface DeadLetterFilter {
  readonly reason?: string | undefined;
  readonly state?: DeadLetterState | undefined;
}

/** Accepted records that could not be stored, the newest first. */
export async function listDeadLetters(
  connection: TraceStoreConnection,
  project: string,
  { limit, cursor, reason, state }: PageOptions & DeadLetterFilter,
): Promise<{ items: DeadLetter[]; nextCursor: string | null }> {
  const after = cursor === undefined ? undefined : decodeCursor(cursorSchema, cursor);
  const rows = await connection.query<Omit<DeadLetterRow, 'project' | 'version' | 'replay'>>(
    `SELECT id, reason, at, door, sender, sequence, content, state
     FROM almenara.dead_letters FINAL
     WHERE project = {project:String}
     ${reason === undefined ? '' : 'AND reason = {reason:String}'}
     ${state === undefined ? '' : 'AND state = {state:String}'}
     ${after ? "AND (at, id) < ({afterTime:DateTime64(3, 'UTC')}, {afterId:String})" : ''}
     ORDER BY at DESC, id DESC
     LIMIT {rows:UInt32}`,
    {
      project,
      rows: limit + 1,
      ...(reason === undefined ? {} : { reason }),
      ...(state === undefined ? {} : { state }),
      ...(after ? { afterTime: after[0], afterId: after[1] } : {}),
    },
  );
  const page = cutPage(rows, limit, (row) => [row.at, row.id]);
  return {
    items: page.rows.map((row) => ({
      ...row,
      at: toIsoTime(row.at),
      sender: knownWord(row.sender),
      // Numbers begin at 1: 0 stands for a protocol that numbers nothing.
      sequence: row.sequence === 0 ? null : row.sequence,
      // A record that could not be read has no door.
      replayable: row.door !== '',
    })),
    nextCursor: page.nextCursor,
  };
}
