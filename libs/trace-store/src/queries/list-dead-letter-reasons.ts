import type { TraceStoreConnection } from '../connection.js';
import { toIsoTime } from '../time.js';

export interface DeadLetterReason {
  readonly reason: string;
  readonly count: number;
  readonly failedAgain: number;
  readonly notReplayable: number;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly sampleId: string;
}

const MOST_REASONS = 200;

interface ReasonRow {
  readonly reason: string;
  readonly letters: number;
  readonly failed_again: number;
  readonly not_replayable: number;
  readonly first_at: string;
  readonly last_at: string;
  readonly sample_id: string;
}

/** Dead letters that wait, by reason, the most frequent first. */
export async function listDeadLetterReasons(
  connection: TraceStoreConnection,
  project: string,
): Promise<DeadLetterReason[]> {
  const rows = await connection.query<ReasonRow>(
    `SELECT reason, count() AS letters, countIf(state = 'failed_again') AS failed_again,
         countIf(door = '') AS not_replayable, min(at) AS first_at, max(at) AS last_at,
         argMax(id, (at, id)) AS sample_id
     FROM almenara.dead_letters FINAL
     WHERE project = {project:String} AND state != 'stored'
     GROUP BY reason
     ORDER BY letters DESC, reason
     LIMIT {rows:UInt32}`,
    { project, rows: MOST_REASONS },
  );
  return rows.map((row) => ({
    reason: row.reason,
    count: row.letters,
    failedAgain: row.failed_again,
    notReplayable: row.not_replayable,
    firstAt: toIsoTime(row.first_at),
    lastAt: toIsoTime(row.last_at),
    sampleId: row.sample_id,
  }));
}
