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
  const times = keys.map(({ storeTime }) => storeTime).toSorted();
  const traces = [...new Set(keys.map(({ traceId }) => traceId))];
  const asked = { project, times: [...new Set(times)], traces };
  const rows = await connection.query<TextOfSpan>(stream === 'prompt' ? PROMPTS : OUTPUTS, {
    ...asked,
    ...(stream === 'prompt' ? { first: times[0], last: times.at(-1) } : {}),
  });
  const textOf = new Map(rows.map((row) => [keyOf(row.trace_id, row.span_id), row.text]));
  return keys.map(({ id, traceId, spanId }) => [id, textOf.get(keyOf(traceId, spanId)) ?? '']);
}

interface TextOfSpan {
  readonly trace_id: string;
  readonly span_id: string;
  readonly text: string;
}

const OF_ANSWERS = `start_time IN {times:Array(DateTime64(6, 'UTC'))}
        AND trace_id IN {traces:Array(String)}
        AND type = 'llm'`;

const OUTPUTS = `
SELECT trace_id, span_id, substringUTF8(output_excerpt, 1, ${LONGEST_TEXT}) AS text
FROM almenara.spans FINAL
WHERE project = {project:String} AND ${OF_ANSWERS}`;

// What is embedded is what the user asked, without the passages that an application pastes around it: what was searched
// for, else what the trace was given, else what the model got. A trace begins and searches within an hour of its answer.
const PROMPTS = `
SELECT trace_id, span_id, substringUTF8(multiIf(searched != '', searched, given != '', given, input_excerpt), 1, ${LONGEST_TEXT}) AS text
FROM
(
    SELECT trace_id, span_id, input_excerpt
    FROM almenara.spans FINAL
    WHERE project = {project:String} AND ${OF_ANSWERS}
) AS answers
LEFT JOIN
(
    SELECT trace_id, argMaxIf(query, start_time, query != '') AS searched, anyIf(input_excerpt, parent_span_id = '') AS given
    FROM almenara.spans FINAL
    WHERE project = {project:String} AND trace_id IN {traces:Array(String)}
        AND start_time >= subtractHours({first:DateTime64(6, 'UTC')}, 1)
        AND start_time <= addHours({last:DateTime64(6, 'UTC')}, 1)
        AND (query != '' OR parent_span_id = '')
    GROUP BY trace_id
) AS asked USING trace_id`;
