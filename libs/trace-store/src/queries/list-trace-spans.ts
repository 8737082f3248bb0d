import { TRACE_ITSELF } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';
import { ITEM_COLUMNS, type ItemRow, SKELETON_COLUMNS, type SkeletonRow } from '../reading/to-span-item.js';

export interface TraceSpans {
  /** The start of the trace: no span of it is earlier, so older parts of the table are not read. */
  readonly traceId: string;
  readonly from: string;
  readonly limit: number;
}

/** Spans of one trace without their texts, by start time. */
export function listTraceSkeletons(
  connection: TraceStoreConnection,
  project: string,
  trace: TraceSpans,
): Promise<SkeletonRow[]> {
  return connection.query<SkeletonRow>(select(SKELETON_COLUMNS), { ...trace, project });
}

/** The same with everything. */
export function listTraceItems(
  connection: TraceStoreConnection,
  project: string,
  trace: TraceSpans,
): Promise<ItemRow[]> {
  return connection.query<ItemRow>(select(ITEM_COLUMNS), { ...trace, project });
}

/** Bytes of the texts of a trace, so that nobody asks for more than a process can hold. */
export async function measureTraceContent(
  connection: TraceStoreConnection,
  project: string,
  { traceId, from }: TraceSpans,
): Promise<number> {
  const [row] = await connection.query<{ bytes: number }>(
    `SELECT sum(bytes) AS bytes
     FROM
     (
         SELECT length(input) + length(output) + length(documents) + length(attributes) + length(embeddings)
             + length(span_events) + length(tools) + length(metadata) AS bytes
         FROM almenara.spans
         PREWHERE project = {project:String} AND trace_id = {traceId:String}
             AND start_time >= {from:DateTime64(6, 'UTC')}
         ORDER BY version DESC, is_deleted ASC
         LIMIT 1 BY span_id
     )`,
    { project, traceId, from },
  );
  return row?.bytes ?? 0;
}

// The newest row of each span by hand instead of FINAL: FINAL would give up the index on trace_id in part.
const select = (columns: readonly string[]): string => `
SELECT ${columns.join(', ')}
FROM
(
    SELECT version, is_deleted, ${columns.join(', ')}
    FROM almenara.spans
    PREWHERE project = {project:String} AND trace_id = {traceId:String}
        AND start_time >= {from:DateTime64(6, 'UTC')}
    ORDER BY version DESC, is_deleted ASC
    LIMIT 1 BY span_id
)
WHERE is_deleted = 0 AND span_id != '${TRACE_ITSELF}'
ORDER BY start_time, span_id
LIMIT {limit:UInt32}`;
