import type { TraceStoreConnection } from '../../connection.js';

/** As many documents of an answer as are embedded. */
const DOCUMENTS = 5;
/** Keys of one query: a statement of more grows too long. */
const KEYS = 2000;

export interface RetrievedDocument {
  /** Empty where the app gave none. */
  readonly id: string;
  readonly score: number | null;
  /** Its beginning. */
  readonly text: string;
}

export interface AnswerKey {
  readonly traceId: string;
  readonly spanId: string;
  /** Of the span, as the store writes it. */
  readonly storeTime: string;
}

/**
 * The documents that answers rest on, by `trace\nspan`, with so many characters of their texts. An answer that tells
 * none rests on the last list that its trace retrieved; after re-ranking that is the re-ranker's.
 */
export async function readRetrieved(
  connection: TraceStoreConnection,
  project: string,
  keys: readonly AnswerKey[],
  characters: number,
): Promise<Map<string, RetrievedDocument[]>> {
  const found = new Map<string, RetrievedDocument[]>();
  for (let start = 0; start < keys.length; start += KEYS) {
    const some = keys.slice(start, start + KEYS);
    const times = some.map(({ storeTime }) => storeTime).toSorted();
    const rows = await connection.query<Row>(SQL, {
      project,
      first: times[0],
      last: times.at(-1),
      traces: [...new Set(some.map(({ traceId }) => traceId))],
      characters,
    });
    const ofSpan = new Map(rows.map((row) => [keyOf(row.trace_id, row.span_id), row]));
    const ofTrace = new Map(rows.map((row) => [row.trace_id, row]));
    for (const { traceId, spanId } of some) {
      const row = ofSpan.get(keyOf(traceId, spanId)) ?? ofTrace.get(traceId);
      if (row) found.set(keyOf(traceId, spanId), toDocuments(row));
    }
  }
  return found;
}

export function keyOf(traceId: string, spanId: string): string {
  return `${traceId}\n${spanId}`;
}

interface Row {
  readonly trace_id: string;
  readonly span_id: string;
  readonly ids: readonly string[];
  readonly scores: readonly (number | null)[];
  readonly texts: readonly string[];
}

function toDocuments({ ids, scores, texts }: Row): RetrievedDocument[] {
  return ids.map((id, at) => ({ id, score: scores[at] ?? null, text: texts[at] ?? '' }));
}

// The list that a trace falls back on comes last, so that it is the one that remains.
const SQL = `
SELECT trace_id, span_id,
    arrayMap(document -> document.1, listed) AS ids,
    arrayMap(document -> document.2, listed) AS scores,
    arrayMap(document -> substringUTF8(document.3, 1, {characters:UInt32}), listed) AS texts
FROM
(
    SELECT trace_id, span_id, type, start_time,
        arraySlice(JSONExtract(documents, 'Array(Tuple(id String, score Nullable(Float64), content String))'),
            1, ${DOCUMENTS}) AS listed
    FROM almenara.spans FINAL
    WHERE project = {project:String}
        AND start_time >= {first:DateTime64(6, 'UTC')} - INTERVAL 1 HOUR
        AND start_time <= {last:DateTime64(6, 'UTC')}
        AND trace_id IN {traces:Array(String)}
        AND document_count > 0
)
ORDER BY trace_id, type = 'reranker', type = 'retriever', start_time, span_id`;
