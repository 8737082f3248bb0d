import type { TraceStoreConnection } from '../../connection.js';
import type { HourWindow } from '../compare/hour-window.js';
import { pairParameters, selectPairEvents } from '../pair-events.js';
import type { SegmentedSpan } from './shifted-segments.js';

/** An event of a stream of numbers or words. */
export interface PairEvent extends SegmentedSpan {
  readonly bin: number;
  /** Since 1970 UTC. */
  readonly hour: number;
  readonly bag: number;
}

/** Events of a window, picked by the hash of their ids: the same ones each time. */
export async function samplePairEvents(
  connection: TraceStoreConnection,
  project: string,
  { stream, window, limit }: { readonly stream: string; readonly window: HourWindow; readonly limit: number },
): Promise<PairEvent[]> {
  const rows = await connection.query<Omit<PairEvent, 'language'>>(selectSample(stream), {
    project,
    ...window,
    ...pairParameters(stream),
    limit,
  });
  return rows.map((row) => ({ ...row, language: '' }));
}

const selectSample = (stream: string): string => `
SELECT trace_id AS traceId, span_id AS spanId, toString(start_time) AS storeTime, source AS actor, bin,
    intDiv(hour, 3600) AS hour, bag
FROM (${selectPairEvents(stream)})
ORDER BY sipHash64(trace_id, span_id), trace_id, span_id
LIMIT {limit:UInt32}`;
