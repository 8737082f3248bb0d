import type { SpanItem } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';

export type Documents = SpanItem['documents'];

/**
 * Documents that an answer of a trace could rest on when its own span tells none: the last list retrieved before it.
 * After re-ranking fewer and better ones are left, so a re-ranker's list goes before a retriever's.
 */
export async function findRetrieved(
  connection: TraceStoreConnection,
  project: string,
  traceId: string,
  before: string,
): Promise<Documents> {
  const [row] = await connection.query<{ documents: string }>(RETRIEVED, { project, traceId, before });
  return row ? parseDocuments(row.documents) : [];
}

export function parseDocuments(text: string): Documents {
  return text === '' ? [] : (JSON.parse(text) as Documents);
}

const RETRIEVED = `
SELECT documents
FROM
(
    SELECT version, is_deleted, start_time, span_id, type, document_count, documents
    FROM almenara.spans
    PREWHERE project = {project:String} AND trace_id = {traceId:String}
    ORDER BY version DESC, is_deleted ASC
    LIMIT 1 BY span_id
)
WHERE is_deleted = 0 AND document_count > 0
ORDER BY start_time <= {before:DateTime64(6, 'UTC')} DESC, type = 'reranker' DESC, type = 'retriever' DESC,
    start_time DESC, span_id
LIMIT 1`;
