import type { TraceStoreConnection } from '../connection.js';
import { toStoreTime } from '../time.js';
import { RETAINED_TABLES, type RetainedTable } from './retained-tables.js';

/** Clears the texts of rows older than a time, epoch milliseconds; returns how many rows. Nothing to do costs one read. */
export function clearContent(
  connection: TraceStoreConnection,
  project: string,
  table: RetainedTable,
  before: number,
): Promise<number> {
  const { time, cleared } = RETAINED_TABLES[table];
  const old = `${time} < {before:DateTime64(6, 'UTC')} AND content_cleared = 0`;
  return mutate(connection, project, table, before, old, (part) => {
    return `ALTER TABLE almenara.${table} UPDATE content_cleared = 1, ${cleared} ${part}
      WHERE project = {project:String} AND ${old}`;
  });
}

/** Deletes rows older than a time; returns how many. */
export function deleteOldRows(
  connection: TraceStoreConnection,
  project: string,
  table: RetainedTable,
  before: number,
): Promise<number> {
  const old = `${RETAINED_TABLES[table].time} < {before:DateTime64(6, 'UTC')}`;
  return mutate(connection, project, table, before, old, (part) => {
    return `ALTER TABLE almenara.${table} DELETE ${part} WHERE project = {project:String} AND ${old}`;
  });
}

/** One month at a time where the table is cut into months: a mutation needs the disk for what it rewrites twice. */
async function mutate(
  connection: TraceStoreConnection,
  project: string,
  table: RetainedTable,
  before: number,
  condition: string,
  statement: (part: string) => string,
): Promise<number> {
  const { time, partitioned } = RETAINED_TABLES[table];
  const parameters = { project, before: toStoreTime(before) };
  const months = await connection.query<{ month: number; rows: number }>(
    `SELECT ${partitioned ? `toYYYYMM(${time})` : '0'} AS month, count() AS rows
     FROM almenara.${table} WHERE project = {project:String} AND ${condition}
     GROUP BY month ORDER BY month`,
    parameters,
  );
  for (const { month } of months) {
    const sql = statement(partitioned ? `IN PARTITION ${month}` : '');
    await connection.command(`${sql} SETTINGS mutations_sync = 2`, parameters);
  }
  return months.reduce((sum, { rows }) => sum + rows, 0);
}
