import type { TraceStoreConnection } from '../connection.js';
import { toStoreTime } from '../time.js';

/** Sums of fewer events say too much of each once the events themselves are gone. */
export const LEAST_KEPT_EVENTS = 20;

/** Deletes vectors of texts older than a time, epoch milliseconds; returns how many. */
export async function deleteOldVectors(
  connection: TraceStoreConnection,
  project: string,
  before: number,
): Promise<number> {
  const parameters = { project, before: toStoreTime(before) };
  const months = await connection.query<{ month: number; rows: number }>(OLD_VECTORS, parameters);
  for (const { month } of months) {
    const part = `IN PARTITION ${month}`;
    await connection.command(
      `ALTER TABLE almenara.vectors DELETE ${part} WHERE project = {project:String} AND time < {before:DateTime64(6, 'UTC')}
       SETTINGS mutations_sync = 2`,
      parameters,
    );
  }
  return months.reduce((sum, { rows }) => sum + rows, 0);
}

/**
 * Drops the cells of few events of hours before a time, of sketches and of judged hours; returns of how many rows. Changed
 * in place: a newer row beside the old one would leave the old one on disk.
 */
export async function dropSmallCells(
  connection: TraceStoreConnection,
  project: string,
  before: number,
): Promise<number> {
  const parameters = { project, before: toStoreTime(before) };
  let changed = 0;
  for (const [count, update] of [
    [SMALL_SKETCHES, updateSketches],
    [SMALL_JUDGED, updateJudged],
  ] as const) {
    const months = await connection.query<{ month: number; rows: number }>(count, parameters);
    for (const { month, rows } of months) {
      await connection.command(update(`IN PARTITION ${month}`), parameters);
      changed += rows;
    }
  }
  return changed;
}

const OLD_VECTORS = `
SELECT toYYYYMM(time) AS month, count() AS rows
FROM almenara.vectors WHERE project = {project:String} AND time < {before:DateTime64(6, 'UTC')}
GROUP BY month ORDER BY month`;

// Whole hours: the one in which the time lies still has rows.
const IS_SMALL = `hour < toStartOfHour({before:DateTime64(6, 'UTC')}) AND arrayExists(n -> n < ${LEAST_KEPT_EVENTS}, counts)`;
const MONTHS = 'GROUP BY month ORDER BY month';
const SMALL_SKETCHES = `SELECT toYYYYMM(hour) AS month, count() AS rows
FROM almenara.sketch_hour WHERE project = {project:String} AND ${IS_SMALL} ${MONTHS}`;
const SMALL_JUDGED = `SELECT toYYYYMM(hour) AS month, count() AS rows
FROM almenara.judged_hours WHERE project = {project:String} AND ${IS_SMALL} ${MONTHS}`;

const LARGE = `arrayFilter((cell, n) -> n >= ${LEAST_KEPT_EVENTS}`;
const DROPPED = `bags = ${LARGE}, bags, counts), sums = ${LARGE}, sums, counts), counts = arrayFilter(n -> n >= ${LEAST_KEPT_EVENTS}, counts)`;
const updateSketches = (part: string): string => `
ALTER TABLE almenara.sketch_hour UPDATE ${DROPPED} ${part} WHERE project = {project:String} AND ${IS_SMALL}
SETTINGS mutations_sync = 2`;
const updateJudged = (part: string): string => `
ALTER TABLE almenara.judged_hours UPDATE ${DROPPED} ${part} WHERE project = {project:String} AND ${IS_SMALL}
SETTINGS mutations_sync = 2`;
