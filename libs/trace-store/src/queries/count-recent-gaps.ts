import type { TraceStoreConnection } from '../connection.js';
import { toStoreTime } from '../time.js';

export interface RecentGaps {
  readonly due: number;
  readonly notYetDue: number;
}

/**
 * Missing request numbers whose next number came since `from`; those that a client may still bring apart. Older
 * ones are history: `listGaps` shows them.
 */
export async function countRecentGaps(
  connection: TraceStoreConnection,
  project: string,
  { from, now, graceMs }: { readonly from: number; readonly now: number; readonly graceMs: number },
): Promise<RecentGaps> {
  const [row] = await connection.query<{ due: number; not_yet_due: number }>(SQL, {
    project,
    from: toStoreTime(from),
    dueBefore: toStoreTime(now - graceMs),
  });
  return { due: row?.due ?? 0, notYetDue: row?.not_yet_due ?? 0 };
}

const SQL = `
SELECT
    least(sumIf(missing, at <= {dueBefore:DateTime64(6, 'UTC')}), 9007199254740991) AS due,
    least(sumIf(missing, at > {dueBefore:DateTime64(6, 'UTC')}), 9007199254740991) AS not_yet_due
FROM
(
    SELECT at, toUInt128(sequence - lagInFrame(sequence) OVER by_sender - 1) AS missing
    FROM
    (
        SELECT sender, sequence, max(l.received_at) AS at
        FROM almenara.ledger AS l FINAL
        WHERE project = {project:String} AND sequence > 0 AND sender IN
        (
            SELECT sender
            FROM almenara.ledger
            WHERE project = {project:String} AND received_at >= {from:DateTime64(6, 'UTC')}
        )
        GROUP BY sender, sequence
    )
    WINDOW by_sender AS (PARTITION BY sender ORDER BY sequence ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)
)
WHERE at >= {from:DateTime64(6, 'UTC')}`;
