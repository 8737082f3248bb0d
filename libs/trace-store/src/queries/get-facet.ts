import type { Dimension, Filter } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';
import { traceConditions } from '../reading/filter-conditions.js';
import { TRACE_GROUPS } from '../reading/group-keys.js';
import { TRACES_WITH_TEXT } from './text-in-traces.js';

/** The most frequent values of a dimension among the traces that match. */
export async function getFacet(
  connection: TraceStoreConnection,
  project: string,
  dimension: Dimension,
  filter: Filter,
  limit: number,
): Promise<{ value: string; count: number }[]> {
  const { sql, parameters } = traceConditions(filter, TRACES_WITH_TEXT);
  return connection.query(
    `SELECT arrayJoin(${TRACE_GROUPS[dimension]}) AS value, count() AS count
     FROM almenara.traces FINAL
     WHERE project = {project:String}
     ${sql}
     GROUP BY value
     HAVING value != ''
     ORDER BY count DESC, value
     LIMIT {limit:UInt32}`,
    { ...parameters, project, limit },
  );
}
