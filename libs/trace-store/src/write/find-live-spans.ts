import type { TraceStoreConnection } from '../connection.js';
import type { SpanRow } from '../rows.js';

/** Ids bound to one statement; a server takes them in its address line, which is limited. */
const IDS_PER_QUERY = 1000;

/**
 * The rows of spans that are not deleted. Usually one per span; two when a writer ended between writing a row
 * under a new start time and deleting the one under the old.
 */
export async function findLiveSpans(
  connection: TraceStoreConnection,
  project: string,
  spans: readonly { readonly traceId: string; readonly spanId: string }[],
): Promise<SpanRow[]> {
  const found: SpanRow[] = [];
  for (let first = 0; first < spans.length; first += IDS_PER_QUERY) {
    const chunk = spans.slice(first, first + IDS_PER_QUERY);
    const wanted = new Set(chunk.map(({ traceId, spanId }) => `${traceId}\n${spanId}`));
    const rows = await connection.query<SpanRow>(SQL, {
      project,
      traces: [...new Set(chunk.map(({ traceId }) => traceId))],
      spans: [...new Set(chunk.map(({ spanId }) => spanId))],
    });
    found.push(...rows.filter((row) => wanted.has(`${row.trace_id}\n${row.span_id}`)));
  }
  return found;
}

// The newest row of each key by hand instead of FINAL: FINAL would give up the index on trace_id in part.
const SQL = `
SELECT * EXCEPT (version), toString(version) AS version
FROM
(
    SELECT *
    FROM almenara.spans
    PREWHERE project = {project:String} AND trace_id IN {traces:Array(String)}
    WHERE span_id IN {spans:Array(String)}
    ORDER BY version DESC, is_deleted ASC
    LIMIT 1 BY trace_id, span_id, start_time
)
WHERE is_deleted = 0`;
