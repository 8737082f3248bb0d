import type { SpanItem } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';
import { readJson } from '../reading/read-json.js';
import { toIsoTime } from '../time.js';

/** Vectors that an app sent with a span. */
export interface AppVectorsItem {
  readonly traceId: string;
  readonly spanId: string;
  readonly type: SpanItem['type'];
  readonly startTime: string;
  readonly embeddings: SpanItem['embeddings'];
}

/** A longer text is read as absent. */
const LONGEST_TEXT_BYTES = 4_000_000;

/** The vectors that came with spans of these traces, in the order of time. */
export async function listAppVectors(
  connection: TraceStoreConnection,
  project: string,
  traces: readonly string[],
): Promise<AppVectorsItem[]> {
  if (traces.length === 0) return [];
  const rows = await connection.query<{
    trace_id: string;
    span_id: string;
    type: string;
    start_time: string;
    embeddings: string;
  }>(SQL, { project, traces });
  return rows.map(({ trace_id, span_id, type, start_time, embeddings }) => ({
    traceId: trace_id,
    spanId: span_id,
    type: type as SpanItem['type'],
    startTime: toIsoTime(start_time),
    embeddings: readJson<SpanItem['embeddings']>(embeddings, []),
  }));
}

// The newest row of each span by hand instead of FINAL: FINAL would give up the index on trace_id in part.
const SQL = `
SELECT trace_id, span_id, type, start_time, embeddings
FROM
(
    SELECT version, is_deleted, trace_id, span_id, type, start_time,
        if(length(embeddings) > ${LONGEST_TEXT_BYTES}, '', embeddings) AS embeddings
    FROM almenara.spans
    PREWHERE project = {project:String} AND trace_id IN {traces:Array(String)}
    ORDER BY version DESC, is_deleted ASC
    LIMIT 1 BY trace_id, span_id
)
WHERE is_deleted = 0 AND embeddings NOT IN ('', '[]')
ORDER BY start_time, span_id`;
