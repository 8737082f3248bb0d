import { TRACE_ITSELF, withTrace, type SpanItem } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';
import { ITEM_COLUMNS, type ItemRow, toSpanItem } from '../reading/to-span-item.js';

/** Conventions in which a trace tells of itself: for others nobody looks. */
const WITH_TRACES: ReadonlySet<string | null> = new Set(['langfuse-ingestion']);

/** What is told of traces themselves, by trace. */
export async function findTracesThemselves(
  connection: TraceStoreConnection,
  project: string,
  traces: readonly string[],
): Promise<Map<string, SpanItem>> {
  if (traces.length === 0) return new Map();
  const rows = await connection.query<ItemRow>(SQL, { project, traces: [...new Set(traces)] });
  return new Map(rows.map((row) => [row.trace_id, toSpanItem(row)]));
}

/** Spans with what their traces say of themselves. */
export async function withTraces(
  connection: TraceStoreConnection,
  project: string,
  spans: readonly SpanItem[],
): Promise<SpanItem[]> {
  const asked = spans.filter(({ convention }) => WITH_TRACES.has(convention));
  const traces = await findTracesThemselves(
    connection,
    project,
    asked.map(({ traceId }) => traceId),
  );
  if (traces.size === 0) return [...spans];
  return spans.map((span) => {
    const trace = WITH_TRACES.has(span.convention) ? traces.get(span.traceId) : undefined;
    return trace && span.spanId !== TRACE_ITSELF ? withTrace(span, trace) : span;
  });
}

const SQL = `
SELECT ${ITEM_COLUMNS.join(', ')}
FROM
(
    SELECT version, is_deleted, ${ITEM_COLUMNS.join(', ')}
    FROM almenara.spans
    PREWHERE project = {project:String} AND trace_id IN {traces:Array(String)}
    WHERE span_id = '${TRACE_ITSELF}'
    ORDER BY version DESC, is_deleted ASC
    LIMIT 1 BY trace_id
)
WHERE is_deleted = 0`;
