import type { WindowSums } from '@almenara/monitors';
import type { TraceStoreConnection } from '../connection.js';
import { answersOfSegment, type Segment, segmentConditions } from './answers-of-segment.js';
import { quantileSums, type QuantileRow, toQuantiles } from './quantile-sums.js';
import { rangeParameters, type WindowRange } from './window-range.js';

/** 95th percentile of the duration of model calls by window, in ms. */
export async function readLatencyWindows(
  connection: TraceStoreConnection,
  project: string,
  range: WindowRange,
  segment: Segment,
): Promise<{ window: number; sums: WindowSums }[]> {
  const conditions = segmentConditions(segment, range);
  const answers = answersOfSegment(conditions.sql, ', latency_ms');
  const rows = await connection.query<QuantileRow>(
    quantileSums(
      `SELECT window, user, assumeNotNull(latency_ms) AS x FROM (${answers}) WHERE latency_ms IS NOT NULL`,
    ),
    { ...conditions.parameters, ...rangeParameters(range), project },
  );
  return toQuantiles(range, rows);
}
