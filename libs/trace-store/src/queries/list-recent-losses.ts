import type { LedgerSummary } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';
import { toStoreTime } from '../time.js';

/** By how much the senders' own counts of what they dropped have grown since `from`, by reason. */
export function listRecentLosses(
  connection: TraceStoreConnection,
  project: string,
  from: number,
): Promise<LedgerSummary['losses']> {
  return connection.query(
    `SELECT reason, sum(grown) AS count
     FROM
     (
         SELECT reason, max(r.count) - maxIf(r.count, r.received_at < {from:DateTime64(6, 'UTC')}) AS grown
         FROM almenara.loss_reports AS r FINAL
         WHERE project = {project:String}
         GROUP BY sender, reason
     )
     GROUP BY reason
     HAVING count > 0
     ORDER BY count DESC, reason`,
    { project, from: toStoreTime(from) },
  );
}
