import type { WindowSums } from '@almenara/monitors';
import type { TraceStoreConnection } from '../connection.js';
import { toExact } from './exact-counts.js';
import { rangeParameters, windowOf, type WindowRange } from './window-range.js';

/** Records that could not be stored and still are not, by the window in which they came. They are kept for seven days. */
export async function readDeadLetterWindows(
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
SELECT ${windowOf('at')} AS window, count() AS count
FROM almenara.dead_letters FINAL
WHERE project = {project:String} AND state != 'stored'
    AND at >= {from:DateTime64(6, 'UTC')} AND at < {to:DateTime64(6, 'UTC')}
GROUP BY window
ORDER BY window`;
