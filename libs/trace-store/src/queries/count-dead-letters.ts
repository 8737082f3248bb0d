import type { TraceStoreConnection } from '../connection.js';

export interface OpenDeadLetters {
  readonly open: number;
  /** As the store writes times; null without any. */
  readonly oldestAt: string | null;
}

/** Dead letters that no replay has stored. */
export async function countDeadLetters(
  connection: TraceStoreConnection,
  project: string,
): Promise<OpenDeadLetters> {
  const [row] = await connection.query<{ open: number; oldest: string }>(
    `SELECT count() AS open, min(at) AS oldest
     FROM almenara.dead_letters FINAL
     WHERE project = {project:String} AND state != 'stored'`,
    { project },
  );
  return row && row.open > 0 ? { open: row.open, oldestAt: row.oldest } : { open: 0, oldestAt: null };
}
