import type { Filter, TraceSummary } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';
import { traceConditions } from '../reading/filter-conditions.js';
import { toTraceSummary } from '../reading/to-trace-summary.js';
import type { TraceRow } from '../rows.js';
import { listTraceScores } from './list-trace-scores.js';
import { TRACES_WITH_TEXT } from './text-in-traces.js';

/** Matching traces stored or changed after one version, up to another one, the newest first. */
export async function listChangedTraces(
  connection: TraceStoreConnection,
  project: string,
  filter: Filter,
  range: { readonly after: string; readonly upTo: string; readonly limit: number },
): Promise<TraceSummary[]> {
  const { sql, parameters } = traceConditions(filter, TRACES_WITH_TEXT);
  const rows = await connection.query<TraceRow>(
    `SELECT * EXCEPT (project, version)
     FROM almenara.traces FINAL
     PREWHERE project = {project:String} AND trace_id IN
     (
         SELECT trace_id
         FROM almenara.traces
         WHERE project = {project:String} AND version > {after:UInt64} AND version <= {upTo:UInt64}
     )
     WHERE version <= {upTo:UInt64}
     ${sql}
     ORDER BY start_time DESC, trace_id DESC
     LIMIT {limit:UInt32}`,
    { ...parameters, project, ...range },
  );
  const scores = await listTraceScores(
    connection,
    project,
    rows.map((row) => row.trace_id),
  );
  return rows.map((row) => toTraceSummary(row, scores.get(row.trace_id) ?? []));
}
