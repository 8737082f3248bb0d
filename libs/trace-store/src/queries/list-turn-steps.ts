import type { TurnStep } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';
import { knownWord } from '../reading/known.js';
import type { SpanRow } from '../rows.js';
import type { TracesFrom } from './list-turn-texts.js';

const STEPS_PER_TURN = 20;

export interface TurnSteps {
  readonly steps: readonly TurnStep[];
  readonly count: number;
}

/** What traces did besides their model calls: the first steps of each by start time, and how many there are. */
export async function listTurnSteps(
  connection: TraceStoreConnection,
  project: string,
  { traces, from }: TracesFrom,
): Promise<ReadonlyMap<string, TurnSteps>> {
  const byTrace = new Map<string, { steps: TurnStep[]; count: number }>();
  if (traces.length === 0) return byTrace;
  const rows = await connection.query<StepRow>(SQL, { project, traces, from });
  for (const row of rows) {
    const turn = byTrace.get(row.trace_id) ?? { steps: [], count: row.step_count };
    turn.steps.push(toStep(row));
    byTrace.set(row.trace_id, turn);
  }
  return byTrace;
}

type StepRow = Pick<
  SpanRow,
  | 'trace_id'
  | 'span_id'
  | 'type'
  | 'name'
  | 'status'
  | 'status_message'
  | 'latency_ms'
  | 'document_count'
  | 'input_excerpt'
  | 'output_excerpt'
> & { readonly step_count: number };

function toStep(row: StepRow): TurnStep {
  return {
    spanId: row.span_id,
    type: row.type as TurnStep['type'],
    name: row.name,
    status: row.status as TurnStep['status'],
    statusMessage: knownWord(row.status_message),
    latencyMs: row.latency_ms,
    documentCount: row.document_count,
    inputExcerpt: row.input_excerpt,
    outputExcerpt: row.output_excerpt,
  };
}

// Roots are the turns themselves. Excerpts are read for the steps that are shown and no others.
const SQL = `
WITH shown AS
(
    SELECT trace_id, span_id, step_count
    FROM
    (
        SELECT trace_id, span_id, start_time, count() OVER (PARTITION BY trace_id) AS step_count
        FROM
        (
            SELECT trace_id, span_id, parent_span_id, type, start_time, version, is_deleted
            FROM almenara.spans
            PREWHERE project = {project:String} AND trace_id IN {traces:Array(String)}
                AND start_time >= {from:DateTime64(6, 'UTC')}
            ORDER BY version DESC, is_deleted ASC
            LIMIT 1 BY trace_id, span_id
        )
        WHERE is_deleted = 0 AND parent_span_id != ''
            AND type IN ('tool', 'retriever', 'reranker', 'guardrail', 'agent')
    )
    ORDER BY start_time, span_id
    LIMIT ${STEPS_PER_TURN} BY trace_id
)
SELECT trace_id, span_id, type, name, status, status_message, latency_ms, document_count, input_excerpt,
    output_excerpt, step_count
FROM
(
    SELECT trace_id, span_id, type, name, status, substringUTF8(s.status_message, 1, 500) AS status_message, latency_ms,
        document_count, input_excerpt, output_excerpt, start_time, version, is_deleted
    FROM almenara.spans AS s
    PREWHERE project = {project:String} AND trace_id IN {traces:Array(String)}
        AND start_time >= {from:DateTime64(6, 'UTC')}
    WHERE (trace_id, span_id) IN (SELECT trace_id, span_id FROM shown)
    ORDER BY version DESC, is_deleted ASC
    LIMIT 1 BY trace_id, span_id
) AS step
INNER JOIN shown USING (trace_id, span_id)
WHERE is_deleted = 0
ORDER BY start_time, span_id`;
