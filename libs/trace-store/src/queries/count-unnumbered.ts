import type { TraceStoreConnection } from '../connection.js';
import { toStoreTime } from '../time.js';

export interface Unnumbered {
  readonly events: number;
  /** As the store writes times; null without any. */
  readonly lastReceivedAt: string | null;
}

/** Events received since `from` by protocols that number no requests. */
export async function countUnnumbered(
  connection: TraceStoreConnection,
  project: string,
  from: number,
): Promise<Unnumbered> {
  const [row] = await connection.query<{ events: number; last: string; records: number }>(
    `SELECT sum(u.events) AS events, max(u.received_at) AS last, count() AS records
     FROM almenara.unnumbered_records AS u FINAL
     WHERE project = {project:String} AND received_at >= {from:DateTime64(6, 'UTC')}`,
    { project, from: toStoreTime(from) },
  );
  return row && row.records > 0
    ? { events: row.events, lastReceivedAt: row.last }
    : { events: 0, lastReceivedAt: null };
}
