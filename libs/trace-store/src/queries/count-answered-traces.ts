import type { TraceStoreConnection } from '../connection.js';
import { toStoreTime } from '../time.js';

/** How many traces of the window, whose end is not included, have something to judge. Times are ISO 8601. */
export async function countAnsweredTraces(
  connection: TraceStoreConnection,
  project: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<number> {
  const [row] = await connection.query<{ count: number }>(
    `SELECT count() AS count
     FROM almenara.traces FINAL
     PREWHERE project = {project:String}
     WHERE start_time >= {from:DateTime64(6, 'UTC')} AND start_time < {to:DateTime64(6, 'UTC')}
         AND hasAny(types, ['llm', 'agent', 'tool'])`,
    { project, from: toStoreTime(Date.parse(from)), to: toStoreTime(Date.parse(to)) },
  );
  return Number(row?.count ?? 0);
}
