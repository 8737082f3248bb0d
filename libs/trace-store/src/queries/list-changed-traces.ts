import type { Filter, TraceSummary } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';
import { traceConditions } from '../reading/filter-conditions.js';
import { toTraceSummary } from '../reading/to-trace-summary.js';
import type { TraceRow } from '../rows.js';
import type { LogPosition } from './get-latest-position.js';
import { listTraceScores } from './list-trace-scores.js';
import { TRACES_WITH_TEXT } from './text-in-traces.js';

/** Matching traces stored or changed after one position, up to another one, the newest first. */
export async function listChangedTraces(
  connection: TraceStoreConnection,
  project: string,
  filter: Filter,
  range: { readonly after: LogPosition; readonly upTo: LogPosition; readonly limit: number },
): Promise<TraceSummary[]> {
  const { sql, parameters } = traceConditions(filter, TRACES_WITH_TEXT);
  const partitions = [...range.upTo.keys()];
  const rows = await connection.query<TraceRow>(
    `SELECT * EXCEPT (project, version, log_partition)
     FROM almenara.traces FINAL
     PREWHERE project = {project:String} AND trace_id IN
     (
         SELECT trace_id
         FROM almenara.traces
         WHERE project = {project:String} AND ${IN_RANGE}
     )
     WHERE ${IN_RANGE}
     ${sql}
     ORDER BY start_time DESC, trace_id DESC
     LIMIT {limit:UInt32}`,
    {
      ...parameters,
      project,
      partitions,
      after: partitions.map((partition) => range.after.get(partition) ?? 0n),
      upTo: partitions.map((partition) => range.upTo.get(partition) ?? 0n),
      limit: range.limit,
    },
  );
  const scores = await listTraceScores(
    connection,
    project,
    rows.map((row) => row.trace_id),
  );
  return rows.map((row) => toTraceSummary(row, scores.get(row.trace_id) ?? []));
}

const lookUp = (versions: string): string =>
  `transform(log_partition, {partitions:Array(UInt16)}, {${versions}:Array(UInt64)}, toUInt64(0))`;
const IN_RANGE = `version > ${lookUp('after')} AND version <= ${lookUp('upTo')}`;
