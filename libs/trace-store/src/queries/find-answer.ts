import type { TurnText } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';
import { readSaid } from '../reading/read-said.js';
import { fromStoreTime } from '../time.js';
import { type Documents, findRetrieved, parseDocuments } from './find-retrieved.js';

export interface StoredAnswer {
  /** Epoch milliseconds. */
  readonly startTime: number;
  readonly question: TurnText | null;
  /** What the model said. */
  readonly text: TurnText;
  /** What the answer could rest on: the documents on its span, else those that its trace retrieved last before it. */
  readonly documents: Documents;
}

/** One answer as people judge it; undefined when there is none, or its text is no longer kept. */
export async function findAnswer(
  connection: TraceStoreConnection,
  project: string,
  { traceId, spanId }: { readonly traceId: string; readonly spanId: string },
): Promise<StoredAnswer | undefined> {
  const [row] = await connection.query<AnswerRow>(SPAN, { project, traceId, spanId });
  if (!row) return undefined;
  const { said: text } = readSaid(row.output, row.output_excerpt, 'output');
  if (!text) return undefined;
  const { said } = readSaid(row.input, row.input_excerpt, 'input');
  const own = parseDocuments(row.documents);
  return {
    startTime: fromStoreTime(row.start_time),
    question: row.query === '' ? said : { text: row.query, isCut: false },
    text,
    documents: own.length > 0 ? own : await findRetrieved(connection, project, traceId, row.start_time),
  };
}

interface AnswerRow {
  start_time: string;
  query: string;
  input: string;
  input_excerpt: string;
  output: string;
  output_excerpt: string;
  documents: string;
}

const SPAN = `
SELECT start_time, query, input, input_excerpt, output, output_excerpt, documents
FROM
(
    SELECT version, is_deleted, start_time, query, input, input_excerpt, output, output_excerpt, documents
    FROM almenara.spans
    PREWHERE project = {project:String} AND trace_id = {traceId:String} AND span_id = {spanId:String}
    ORDER BY version DESC, is_deleted ASC
    LIMIT 1
)
WHERE is_deleted = 0`;
