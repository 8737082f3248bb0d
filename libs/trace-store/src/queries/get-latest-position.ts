import type { TraceStoreConnection } from '../connection.js';

/** The highest version of each partition of the log. Versions of different partitions tell no order. */
export type LogPosition = ReadonlyMap<number, bigint>;

/** How far the traces of a project have come: who has seen this position has seen all of them. */
export async function getLatestPosition(
  connection: TraceStoreConnection,
  project: string,
): Promise<LogPosition> {
  const rows = await connection.query<{ log_partition: number; version: string }>(
    `SELECT log_partition, toString(max(version)) AS version
     FROM almenara.traces
     WHERE project = {project:String}
     GROUP BY log_partition`,
    { project },
  );
  return new Map(rows.map(({ log_partition, version }) => [log_partition, BigInt(version)]));
}
