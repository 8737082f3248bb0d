import type { TraceStoreConnection } from '../connection.js';
import { toIsoTime, toStoreTime } from '../time.js';
import { RETAINED_TABLE_NAMES, RETAINED_TABLES, type RetentionCounts } from './retained-tables.js';

export interface RetentionRemoval extends RetentionCounts {
  /** When the oldest row happened, ISO 8601; null when there is none. */
  readonly oldest: string | null;
}

/**
 * What readers would lose, by times in epoch milliseconds; undefined keeps everything. A row that would be deleted
 * does not count as one to clear.
 */
export async function previewRetention(
  connection: TraceStoreConnection,
  project: string,
  { contentBefore, rowsBefore }: { contentBefore: number | undefined; rowsBefore: number | undefined },
): Promise<{ content: RetentionRemoval; rows: RetentionRemoval }> {
  const [content, rows] = await Promise.all([
    contentBefore === undefined
      ? NOTHING
      : countBetween(connection, project, 'AND content_cleared = 0', rowsBefore, contentBefore),
    rowsBefore === undefined ? NOTHING : countBetween(connection, project, '', undefined, rowsBefore),
  ]);
  return { content, rows };
}

const NOTHING: RetentionRemoval = { spans: 0, traces: 0, scores: 0, oldest: null };

async function countBetween(
  connection: TraceStoreConnection,
  project: string,
  condition: string,
  from: number | undefined,
  before: number,
): Promise<RetentionRemoval> {
  const counts: RetentionCounts = { spans: 0, traces: 0, scores: 0 };
  let oldest: string | null = null;
  for (const table of RETAINED_TABLE_NAMES) {
    const { time } = RETAINED_TABLES[table];
    const [row] = await connection.query<{ rows: number; oldest: string }>(
      `SELECT count() AS rows, toString(min(${time})) AS oldest
       FROM almenara.${table} FINAL WHERE project = {project:String}
           AND ${time} < {before:DateTime64(6, 'UTC')} ${condition}
           ${from === undefined ? '' : `AND ${time} >= {from:DateTime64(6, 'UTC')}`}`,
      { project, before: toStoreTime(before), ...(from === undefined ? {} : { from: toStoreTime(from) }) },
    );
    counts[table] = row!.rows;
    if (row!.rows > 0 && (oldest === null || row!.oldest < oldest)) oldest = row!.oldest;
  }
  return { ...counts, oldest: oldest === null ? null : toIsoTime(oldest) };
}
