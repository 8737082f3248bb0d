import type { LedgerSummary } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';

/** What senders say they dropped themselves, by reason, over all senders. */
export function listLosses(
  connection: TraceStoreConnection,
  project: string,
): Promise<LedgerSummary['losses']> {
  return connection.query(
    `SELECT reason, sum(l.count) AS count
     FROM almenara.losses AS l FINAL
     WHERE project = {project:String}
     GROUP BY reason
     HAVING count > 0
     ORDER BY count DESC, reason`,
    { project },
  );
}
