import { TRACE_ITSELF } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';
import { type StepRow, toTraceStep, type TraceStep } from '../reading/to-trace-step.js';
import type { TraceSpans } from './list-trace-spans.js';

/** Names of tools that may hand a conversation over: the beginning of their arguments says to whom. */
const MAY_HAND_OFF = '(?i)transfer|hand_?off|delegate|coworker';

/** Spans of one trace as steps: what was done, with which of these attributes, and whether the arguments were equal. */
export async function listSteps(
  connection: TraceStoreConnection,
  project: string,
  { traceId, from, limit }: TraceSpans,
  attributes: readonly string[],
): Promise<TraceStep[]> {
  const parameters = { project, traceId, from, limit, attributes, mayHandOff: MAY_HAND_OFF };
  return (await connection.query<StepRow>(SQL, parameters)).map(toTraceStep);
}

// The newest row of each span by hand instead of FINAL: FINAL would give up the index on trace_id in part.
const SQL = `
SELECT span_id, parent_span_id, name, type, status, start_time, end_time, arguments, beginning, hints
FROM
(
    SELECT version, is_deleted, span_id, parent_span_id, name, type, status, start_time, end_time,
        if(input = '' OR type NOT IN ('tool', 'retriever', 'reranker', 'embedding'), '', hex(sipHash64(input)))
            AS arguments,
        if(type = 'tool' AND match(name, {mayHandOff:String}), substringUTF8(input, 1, 1000), '') AS beginning,
        arrayMap(pair -> (pair.1, substringUTF8(pair.2, 1, 300)),
            arrayFilter(pair -> has({attributes:Array(String)}, pair.1), JSONExtractKeysAndValuesRaw(attributes)))
            AS hints
    FROM almenara.spans
    PREWHERE project = {project:String} AND trace_id = {traceId:String} AND span_id != '${TRACE_ITSELF}'
        AND start_time >= {from:DateTime64(6, 'UTC')}
    ORDER BY version DESC, is_deleted ASC
    LIMIT 1 BY span_id
)
WHERE is_deleted = 0
ORDER BY start_time, span_id
LIMIT {limit:UInt32}`;
