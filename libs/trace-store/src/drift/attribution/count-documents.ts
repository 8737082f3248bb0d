import type { TraceStoreConnection } from '../../connection.js';
import { boundsOf, type HourWindows } from '../compare/hour-window.js';

export interface DocumentCount {
  readonly id: string;
  /** Traces that retrieved it. */
  readonly reference: number;
  readonly current: number;
  /** Of them, those of the current window that were told. */
  readonly shifted: number;
}

export interface DocumentCounts {
  readonly counts: DocumentCount[];
  /** Traces that retrieved documents with an id. */
  readonly totals: { readonly reference: number; readonly current: number; readonly shifted: number };
}

/** The most retrieved are looked at; a corpus may be large. */
const MOST_DOCUMENTS = 5000;

/** In how many traces of two windows each document was retrieved, and in how many of some current ones. */
export async function countDocuments(
  connection: TraceStoreConnection,
  project: string,
  windows: HourWindows,
  traces: readonly string[],
): Promise<DocumentCounts> {
  const parameters = { project, traces, ...boundsOf(windows) };
  const [counts, [totals]] = await Promise.all([
    connection.query<DocumentCount>(COUNTS, parameters),
    connection.query<DocumentCounts['totals']>(TOTALS, parameters),
  ]);
  return { counts, totals: totals! };
}

// A trace often retrieves, ranks and reads the same documents: it counts once.
const RETRIEVALS = `
    SELECT sipHash64(trace_id) AS trace,
        min(start_time) >= {curFrom:DateTime('UTC')} AND min(start_time) < {curTo:DateTime('UTC')} AS is_current,
        is_current AND any(trace_id) IN {traces:Array(String)} AS is_shifted,
        groupUniqArrayArray(document_ids) AS ids
    FROM almenara.spans FINAL
    WHERE project = {project:String}
        AND (start_time >= {refFrom:DateTime('UTC')} AND start_time < {refTo:DateTime('UTC')}
            OR start_time >= {curFrom:DateTime('UTC')} AND start_time < {curTo:DateTime('UTC')})
        AND notEmpty(document_ids)
    GROUP BY trace`;

const COUNTS = `
SELECT id, countIf(NOT is_current) AS reference, countIf(is_current) AS current, countIf(is_shifted) AS shifted
FROM (${RETRIEVALS})
ARRAY JOIN ids AS id
GROUP BY id
ORDER BY count() DESC, id
LIMIT ${MOST_DOCUMENTS}`;

const TOTALS = `
SELECT countIf(NOT is_current) AS reference, countIf(is_current) AS current, countIf(is_shifted) AS shifted
FROM (${RETRIEVALS})`;
