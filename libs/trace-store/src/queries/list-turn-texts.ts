import { TRACE_ITSELF } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';

export interface TracesFrom {
  readonly traces: readonly string[];
  /** The earliest start: no span of them is earlier, so older parts of the table are not read. */
  readonly from: string;
}

/** Input and output of a trace, as JSON; empty where they are longer than `MAX_TEXT_BYTES` or absent. */
export interface TurnTextsRow {
  readonly trace_id: string;
  readonly input: string;
  readonly output: string;
  /** Beginnings of the texts, as lists show them. */
  readonly input_excerpt: string;
  readonly output_excerpt: string;
  readonly status_message: string;
}

/** Longer texts are told by their beginning: a page of turns must fit an answer. */
export const MAX_TEXT_BYTES = 128 * 1024;

/**
 * What a trace was asked and what it answered: as told of itself, or of its root; else the first input and the last output of a span that may
 * speak for it. What tools and retrievers gave is no answer.
 */
export async function listTurnTexts(
  connection: TraceStoreConnection,
  project: string,
  { traces, from }: TracesFrom,
): Promise<ReadonlyMap<string, TurnTextsRow>> {
  if (traces.length === 0) return new Map();
  const chosen = await connection.query<ChosenRow>(CHOOSE, { project, traces, from });
  const spans = [
    ...new Set(chosen.flatMap(({ input_span, output_span }) => [input_span, output_span])),
  ].filter(Boolean);
  const texts = await connection.query<TextRow>(TEXTS, { project, traces, from, spans });
  const bySpan = new Map(texts.map((row) => [`${row.trace_id}\n${row.span_id}`, row]));
  return new Map(
    chosen.map(({ trace_id, input_span, output_span, status_message }) => {
      const input = bySpan.get(`${trace_id}\n${input_span}`);
      const output = bySpan.get(`${trace_id}\n${output_span}`);
      return [
        trace_id,
        {
          trace_id,
          input: input?.input ?? '',
          output: output?.output ?? '',
          input_excerpt: input?.input_excerpt ?? '',
          output_excerpt: output?.output_excerpt ?? '',
          status_message,
        },
      ];
    }),
  );
}

interface ChosenRow {
  readonly trace_id: string;
  readonly input_span: string;
  readonly output_span: string;
  readonly status_message: string;
}

interface TextRow {
  readonly trace_id: string;
  readonly span_id: string;
  readonly input: string;
  readonly output: string;
  readonly input_excerpt: string;
  readonly output_excerpt: string;
}

// The newest row of each span by hand instead of FINAL: FINAL would give up the index on trace_id in part.
const CHOOSE = `
WITH
    (span_id != '${TRACE_ITSELF}', parent_span_id != '', start_time, span_id) AS place,
    parent_span_id = '' OR type IN ('llm', 'agent', 'chain', 'span') AS speaks
SELECT trace_id,
    argMinIf(span_id, place, has_input AND speaks) AS input_span,
    argMaxIf(span_id, (span_id = '${TRACE_ITSELF}', parent_span_id = '', start_time, span_id), has_output AND speaks) AS output_span,
    argMinIf(message, place, message != '') AS status_message
FROM
(
    SELECT trace_id, span_id, parent_span_id, type, start_time, version, is_deleted,
        input_excerpt != '' AS has_input, output_excerpt != '' AS has_output,
        if(status = 'error', substringUTF8(status_message, 1, 1000), '') AS message
    FROM almenara.spans
    PREWHERE project = {project:String} AND trace_id IN {traces:Array(String)}
        AND (start_time >= {from:DateTime64(6, 'UTC')} OR span_id = '${TRACE_ITSELF}')
    ORDER BY version DESC, is_deleted ASC
    LIMIT 1 BY trace_id, span_id
)
WHERE is_deleted = 0
GROUP BY trace_id`;

const TEXTS = `
SELECT trace_id, span_id, input, output, input_excerpt, output_excerpt
FROM
(
    SELECT trace_id, span_id, version, is_deleted, input_excerpt, output_excerpt,
        if(length(s.input) <= ${MAX_TEXT_BYTES}, s.input, '') AS input,
        if(length(s.output) <= ${MAX_TEXT_BYTES}, s.output, '') AS output
    FROM almenara.spans AS s
    PREWHERE project = {project:String} AND trace_id IN {traces:Array(String)}
        AND (start_time >= {from:DateTime64(6, 'UTC')} OR span_id = '${TRACE_ITSELF}') AND span_id IN {spans:Array(String)}
    ORDER BY version DESC, is_deleted ASC
    LIMIT 1 BY trace_id, span_id
)
WHERE is_deleted = 0`;
