import { TRACE_ITSELF } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';
import { type AnsweringRow, type AnsweringSpanItem, toAnsweringSpan } from '../reading/to-answering-span.js';

/** Spans of one trace beyond this are not read: no answer rests on so many steps. */
const SPANS_PER_TRACE = 1000;
/** A longer text is read as absent: one process holds those of many spans. */
const LONGEST_TEXT_BYTES = 4_000_000;

/** What evaluators read of the spans of these traces, by trace. */
export async function listAnsweringSpans(
  connection: TraceStoreConnection,
  project: string,
  traces: readonly string[],
): Promise<Map<string, AnsweringSpanItem[]>> {
  const found = new Map<string, AnsweringSpanItem[]>();
  if (traces.length === 0) return found;
  const rows = await connection.query<AnsweringRow>(SQL, { project, traces });
  for (const row of rows) {
    const spans = found.get(row.trace_id) ?? [];
    spans.push(toAnsweringSpan(row));
    found.set(row.trace_id, spans);
  }
  return found;
}

const bounded = (column: string): string =>
  `if(length(${column}) > ${LONGEST_TEXT_BYTES}, '', ${column}) AS ${column}`;

// The newest row of each span by hand instead of FINAL: FINAL would give up the index on trace_id in part.
const SQL = `
SELECT *
FROM
(
    SELECT version, is_deleted, trace_id, span_id, parent_span_id, type, start_time, end_time, actor_id, session_id,
        output_tokens, finish_reasons, ${bounded('input')}, ${bounded('output')}, ${bounded('query')},
        ${bounded('documents')},
        ${bounded('tools')}, ${bounded('parameters')}
    FROM almenara.spans
    PREWHERE project = {project:String} AND trace_id IN {traces:Array(String)} AND span_id != '${TRACE_ITSELF}'
    ORDER BY version DESC, is_deleted ASC
    LIMIT 1 BY trace_id, span_id
)
WHERE is_deleted = 0
ORDER BY start_time, span_id
LIMIT ${SPANS_PER_TRACE} BY trace_id`;
