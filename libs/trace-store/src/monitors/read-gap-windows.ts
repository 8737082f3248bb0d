import type { WindowSums } from '@almenara/monitors';
import type { TraceStoreConnection } from '../connection.js';
import { toExact } from './exact-counts.js';
import { rangeParameters, windowOf, type WindowRange } from './window-range.js';

/** Request numbers that were skipped and have not come, by the window in which the next number of the sender came. */
export async function readGapWindows(
  connection: TraceStoreConnection,
  project: string,
  range: WindowRange,
): Promise<{ window: number; sums: WindowSums }[]> {
  const rows = await connection.query<{ window: number; count: number }>(SQL, {
    project,
    ...rangeParameters(range),
  });
  return toExact(range, rows);
}

const SQL = `
SELECT ${windowOf('at')} AS window, least(sum(missing), 9007199254740991) AS count
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
WHERE at >= {from:DateTime64(6, 'UTC')} AND at < {to:DateTime64(6, 'UTC')}
GROUP BY window
ORDER BY window`;
