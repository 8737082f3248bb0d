import type { WindowSums } from '@almenara/monitors';
import type { TraceStoreConnection } from '../connection.js';
import { SCORED_SINCE } from '../reading/score-outcome.js';
import { answersOfSegment, segmentConditions } from './answers-of-segment.js';
import { quantileSums, type QuantileRow, toQuantiles } from './quantile-sums.js';
import { rangeParameters, type WindowRange } from './window-range.js';

/** 95th percentile of the time from the beginning of an answer to its first score by an evaluator, by window, in ms. */
export async function readLagWindows(
  connection: TraceStoreConnection,
  project: string,
  range: WindowRange,
): Promise<{ window: number; sums: WindowSums }[]> {
  const conditions = segmentConditions({}, range);
  const answers = `SELECT window, user, greatest(0, toFloat64(dateDiff('millisecond', began, scored))) AS x
        FROM (${answersOfSegment(conditions.sql, ', sipHash64(trace_id, span_id) AS answer, start_time AS began')}) AS answers
        INNER JOIN
        (
            SELECT sipHash64(trace_id, span_id) AS answer, min(at) AS scored
            FROM almenara.scores
            PREWHERE project = {project:String} AND ${SCORED_SINCE}
            WHERE source = 'evaluator' AND span_id != ''
            GROUP BY answer
        ) AS scores USING (answer)`;
  const rows = await connection.query<QuantileRow>(quantileSums(answers), {
    ...conditions.parameters,
    ...rangeParameters(range),
    project,
  });
  return toQuantiles(range, rows);
}
