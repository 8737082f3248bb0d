import type { TraceStoreConnection } from '../../connection.js';
import { SPAN_GROUPS } from '../../reading/group-keys.js';
import { type AnswerKey, keyOf } from './read-retrieved.js';

export interface AnswerMeasures {
  /** In tokens where they are known, else in bytes. */
  readonly outputLength?: number;
  readonly latency?: number;
  /** Prompt, variant and release together. */
  readonly version?: string;
}

interface Row {
  readonly trace_id: string;
  readonly span_id: string;
  readonly latency: number | null;
  readonly tokens: number | null;
  readonly bytes: number;
  readonly version: string;
}

/** Keys of one query: a statement of more grows too long. */
const KEYS = 2000;

/** Length, latency and version of some answers, by `trace\nspan`. */
export async function readAnswerMeasures(
  connection: TraceStoreConnection,
  project: string,
  keys: readonly AnswerKey[],
): Promise<Map<string, AnswerMeasures>> {
  const found = new Map<string, AnswerMeasures>();
  for (let start = 0; start < keys.length; start += KEYS) {
    const some = keys.slice(start, start + KEYS);
    const rows = await connection.query<Row>(SQL, {
      project,
      times: [...new Set(some.map(({ storeTime }) => storeTime))],
      traces: [...new Set(some.map(({ traceId }) => traceId))],
    });
    for (const row of rows) {
      const length = row.tokens ?? row.bytes;
      found.set(keyOf(row.trace_id, row.span_id), {
        ...(length > 0 ? { outputLength: length } : {}),
        ...(row.latency === null ? {} : { latency: row.latency }),
        ...(row.version === '' ? {} : { version: row.version }),
      });
    }
  }
  return found;
}

const SQL = `
SELECT trace_id, span_id, latency_ms AS latency, output_tokens AS tokens, length(output) AS bytes,
    arrayStringConcat(arrayFilter(word -> word != '', [${SPAN_GROUPS.prompt}[1], variant_sent, release]), ' | ') AS version
FROM almenara.spans FINAL
WHERE project = {project:String}
    AND start_time IN {times:Array(DateTime64(6, 'UTC'))}
    AND trace_id IN {traces:Array(String)}
    AND type = 'llm'`;
