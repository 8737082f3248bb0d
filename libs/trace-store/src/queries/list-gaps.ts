import type { Gap } from '@almenara/contract';
import { z } from 'zod';
import type { TraceStoreConnection } from '../connection.js';
import { decodeCursor } from '../reading/cursor.js';
import { cutPage } from '../reading/row-page.js';
import { fromStoreTime, toIsoTime } from '../time.js';
import type { PageOptions } from './list-traces.js';

const cursorSchema = z.tuple([z.string().max(200), z.number().int().min(0)]);

interface GapRow {
  readonly sender: string;
  readonly first: number;
  readonly last: number;
  readonly after: string;
  readonly before: string;
}

export interface GapOptions {
  readonly sender?: string | undefined;
  readonly now: number;
  /** How long after the next request a missing one may still come. */
  readonly graceMs: number;
}

/**
 * Ranges of numbers between two requests of a sender that came. Each range is one row, however many numbers it
 * spans: there are never more than requests.
 */
export async function listGaps(
  connection: TraceStoreConnection,
  project: string,
  { sender, now, graceMs }: GapOptions,
  { limit, cursor }: PageOptions,
): Promise<{ items: Gap[]; nextCursor: string | null }> {
  const place = cursor === undefined ? undefined : decodeCursor(cursorSchema, cursor);
  const rows = await connection.query<GapRow>(
    `SELECT sender, previous + 1 AS first, sequence - 1 AS last, previous_at AS after, at AS before
     FROM
     (
         SELECT sender, sequence, at,
             lagInFrame(sequence) OVER by_sender AS previous, lagInFrame(at) OVER by_sender AS previous_at
         FROM
         (
             SELECT sender, sequence, max(l.received_at) AS at
             FROM almenara.ledger AS l FINAL
             WHERE project = {project:String}
             ${sender === undefined ? '' : 'AND sender = {sender:String}'}
             ${place ? 'AND sender >= {placeSender:String}' : ''}
             GROUP BY sender, sequence
         )
         WINDOW by_sender AS (PARTITION BY sender ORDER BY sequence ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)
     )
     WHERE sequence > previous + 1
     ${place ? 'AND (sender, first) > ({placeSender:String}, {placeFirst:UInt64})' : ''}
     ORDER BY sender, first
     LIMIT {rows:UInt32}`,
    {
      project,
      rows: limit + 1,
      ...(sender === undefined ? {} : { sender }),
      ...(place ? { placeSender: place[0], placeFirst: place[1] } : {}),
    },
  );
  const page = cutPage(rows, limit, (row) => [row.sender, row.first]);
  return { items: page.rows.map((row) => toGap(row, now, graceMs)), nextCursor: page.nextCursor };
}

function toGap({ sender, first, last, after, before }: GapRow, now: number, graceMs: number): Gap {
  const dueAt = fromStoreTime(before) + graceMs;
  return {
    sender,
    first,
    last,
    count: last - first + 1,
    after: first === 1 ? null : toIsoTime(after),
    before: toIsoTime(before),
    dueAt: new Date(dueAt).toISOString(),
    due: dueAt <= now,
  };
}
