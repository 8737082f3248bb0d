import type { SpanItem } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';
import { ITEM_COLUMNS, type ItemRow, toSpanItem } from '../reading/to-span-item.js';
import { withTraces } from './find-traces-themselves.js';

/** One span with everything; undefined when the project has no such span. */
export async function getSpan(
  connection: TraceStoreConnection,
  project: string,
  traceId: string,
  spanId: string,
): Promise<SpanItem | undefined> {
  const rows = await connection.query<ItemRow>(SQL, { project, traceId, spanId });
  if (!rows[0]) return undefined;
  const [span] = await withTraces(connection, project, [toSpanItem(rows[0])]);
  return span;
}

const SQL = `
SELECT ${ITEM_COLUMNS.join(', ')}
FROM
(
    SELECT version, is_deleted, ${ITEM_COLUMNS.join(', ')}
    FROM almenara.spans
    PREWHERE project = {project:String} AND trace_id = {traceId:String} AND span_id = {spanId:String}
    ORDER BY version DESC, is_deleted ASC
    LIMIT 1
)
WHERE is_deleted = 0`;
