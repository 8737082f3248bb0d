import type { Filter } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';
import { traceConditions } from '../reading/filter-conditions.js';
import { TRACES_WITH_TEXT } from './text-in-traces.js';

/** How many traces match. */
export async function countTraces(
  connection: TraceStoreConnection,
  project: string,
  filter: Filter,
): Promise<number> {
  const { sql, parameters } = traceConditions(filter, TRACES_WITH_TEXT);
  const [row] = await connection.query<{ count: number }>(
    `SELECT count() AS count
     FROM almenara.traces FINAL
     WHERE project = {project:String}
     ${sql}`,
    { ...parameters, project },
  );
  return row?.count ?? 0;
}
