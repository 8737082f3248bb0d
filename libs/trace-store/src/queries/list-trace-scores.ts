import type { TraceStoreConnection } from '../connection.js';
import type { ScoreRow } from '../rows.js';
import type { TraceScore } from '../reading/to-trace-summary.js';
import { knownWord } from '../reading/known.js';

const SCORES_PER_TRACE = 50;

/** What lists show of the scores of some traces, the newest first, by trace. */
export async function listTraceScores(
  connection: TraceStoreConnection,
  project: string,
  traceIds: readonly string[],
): Promise<ReadonlyMap<string, TraceScore[]>> {
  const byTrace = new Map<string, TraceScore[]>();
  if (traceIds.length === 0) return byTrace;
  const rows = await connection.query<Pick<ScoreRow, 'trace_id' | 'name' | 'value' | 'label' | 'source'>>(
    SQL,
    {
      project,
      traceIds,
    },
  );
  for (const { trace_id, name, value, label, source } of rows) {
    const scores = byTrace.get(trace_id) ?? [];
    scores.push({ name, value, label: knownWord(label), source: source as TraceScore['source'] });
    byTrace.set(trace_id, scores);
  }
  return byTrace;
}

// The newest row of each score by hand: FINAL would read the scores of all traces.
const SQL = `
SELECT trace_id, name, value, label, source
FROM
(
    SELECT trace_id, id, at, name, value, label, source
    FROM almenara.scores
    PREWHERE project = {project:String} AND trace_id IN {traceIds:Array(String)}
    ORDER BY version DESC
    LIMIT 1 BY id
)
ORDER BY at DESC, id
LIMIT ${SCORES_PER_TRACE} BY trace_id`;
