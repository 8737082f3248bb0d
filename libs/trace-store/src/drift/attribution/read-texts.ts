import type { TraceStoreConnection } from '../../connection.js';
import { keyOf, readRetrieved } from './read-retrieved.js';

/** Which text of an answer a stream is about. */
export type TextStream = 'prompt' | 'output' | 'retrieved';

export interface TextKey {
  readonly id: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly part: number;
  /** Of the span, as the store writes it. */
  readonly storeTime: string;
}

/** Longest beginning that is told, in characters. */
export const LONGEST_TEXT = 300;
/** Keys of one query: a statement of more grows too long. */
const KEYS = 1000;

/**
 * Beginnings of the texts of these answers, by id: the prompt, the answer, or the document at its place. A text that is
 * no longer kept has none.
 */
export async function readTexts(
  connection: TraceStoreConnection,
  project: string,
  stream: TextStream,
  keys: readonly TextKey[],
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (let start = 0; start < keys.length; start += KEYS) {
    const some = keys.slice(start, start + KEYS);
    const found =
      stream === 'retrieved'
        ? await documentTexts(connection, project, some)
        : await ownTexts(connection, project, stream, some);
    for (const [id, text] of found) if (text !== '') texts.set(id, text.toWellFormed());
  }
  return texts;
}

async function documentTexts(
  connection: TraceStoreConnection,
  project: string,
  keys: readonly TextKey[],
): Promise<[string, string][]> {
  const retrieved = await readRetrieved(connection, project, keys, LONGEST_TEXT);
  return keys.map(({ id, traceId, spanId, part }) => [
    id,
    retrieved.get(keyOf(traceId, spanId))?.[part]?.text ?? '',
  ]);
}

async function ownTexts(
  connection: TraceStoreConnection,
  project: string,
  stream: 'prompt' | 'output',
  keys: readonly TextKey[],
): Promise<[string, string][]> {
  const rows = await connection.query<{ trace_id: string; span_id: string; text: string }>(
    stream === 'prompt' ? ofSpans('input_excerpt') : ofSpans('output_excerpt'),
    {
      project,
      times: [...new Set(keys.map(({ storeTime }) => storeTime))],
      traces: [...new Set(keys.map(({ traceId }) => traceId))],
    },
  );
  const textOf = new Map(rows.map((row) => [keyOf(row.trace_id, row.span_id), row.text]));
  return keys.map(({ id, traceId, spanId }) => [id, textOf.get(keyOf(traceId, spanId)) ?? '']);
}

const ofSpans = (column: string): string => `
SELECT trace_id, span_id, substringUTF8(${column}, 1, ${LONGEST_TEXT}) AS text
FROM almenara.spans FINAL
WHERE project = {project:String}
    AND start_time IN {times:Array(DateTime64(6, 'UTC'))}
    AND trace_id IN {traces:Array(String)}
    AND type = 'llm'`;
