import type { Filter, TraceSummary } from '@almenara/contract';
import { z } from 'zod';
import type { TraceStoreConnection } from '../connection.js';
import { decodeCursor } from '../reading/cursor.js';
import { traceConditions } from '../reading/filter-conditions.js';
import { cutPage } from '../reading/row-page.js';
import { storeTimeSchema } from '../reading/store-time-schema.js';
import { toTraceSummary } from '../reading/to-trace-summary.js';
import type { TraceRow } from '../rows.js';
import { listTraceScores } from './list-trace-scores.js';
import { TRACES_WITH_TEXT } from './text-in-traces.js';

const cursorSchema = z.tuple([storeTimeSchema, z.string().max(200)]);

export interface PageOptions {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Traces that match, the newest first, with their scores. */
export async function listTraces(
  connection: TraceStoreConnection,
  project: string,
  filter: Filter,
  { limit, cursor }: PageOptions,
): Promise<{ items: TraceSummary[]; nextCursor: string | null }> {
  const { sql, parameters } = traceConditions(filter, TRACES_WITH_TEXT);
  const after = cursor === undefined ? undefined : decodeCursor(cursorSchema, cursor);
  const rows = await connection.query<TraceRow>(select(sql, after !== undefined), {
    ...parameters,
    project,
    rows: limit + 1,
    ...(after ? { afterTime: after[0], afterId: after[1] } : {}),
  });
  const page = cutPage(rows, limit, (row) => [row.start_time, row.trace_id]);
  const scores = await listTraceScores(
    connection,
    project,
    page.rows.map((row) => row.trace_id),
  );
  return {
    items: page.rows.map((row) => toTraceSummary(row, scores.get(row.trace_id) ?? [])),
    nextCursor: page.nextCursor,
  };
}

// The page is found by narrow columns alone; the excerpts are then read for its rows and no others.
const select = (conditions: string, hasCursor: boolean): string => `
SELECT * EXCEPT (project, version)
FROM almenara.traces FINAL
PREWHERE project = {project:String} AND trace_id IN
(
    SELECT trace_id
    FROM almenara.traces FINAL
    WHERE project = {project:String}
    ${conditions}
    ${hasCursor ? "AND (start_time, trace_id) < ({afterTime:DateTime64(6, 'UTC')}, {afterId:String})" : ''}
    ORDER BY start_time DESC, trace_id DESC
    LIMIT {rows:UInt32}
)
ORDER BY start_time DESC, trace_id DESC`;
