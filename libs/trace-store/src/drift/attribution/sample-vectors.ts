import type { TraceStoreConnection } from '../../connection.js';
import { type HourWindow, toStoreHour } from '../compare/hour-window.js';
import { toVectorItem, VECTOR_COLUMNS, type VectorItem, type VectorItemRow } from './vector-row.js';

export interface SampledVectors {
  readonly stream: string;
  readonly encoder: string;
  readonly window: HourWindow;
  readonly limit: number;
  /** Users looked at, from 0 to 1, by their hash. */
  readonly share: number;
  /** Whole users one after the other, or texts by themselves. */
  readonly by: 'actor' | 'text';
}

/** Texts of a window, picked by the hash of their user or of their ids: the same ones each time. */
export async function sampleVectors(
  connection: TraceStoreConnection,
  project: string,
  { stream, encoder, window, limit, share, by }: SampledVectors,
): Promise<VectorItem[]> {
  const rows = await connection.query<VectorItemRow>(selectSample(by), {
    project,
    stream,
    encoder,
    from: toStoreHour(window.from),
    to: toStoreHour(window.to),
    limit,
    share,
  });
  return rows.map(toVectorItem);
}

const ORDER = { actor: 'actor_hash', text: 'sipHash64(trace_id, span_id, part)' } as const;

const selectSample = (by: SampledVectors['by']): string => `
SELECT ${VECTOR_COLUMNS}, 0 AS score
FROM almenara.vectors FINAL
WHERE project = {project:String}
    AND stream = {stream:String} AND encoder = {encoder:String}
    AND time >= {from:DateTime('UTC')} AND time < {to:DateTime('UTC')}
    AND actor_hash < {share:Float64} * 281474976710656
ORDER BY ${ORDER[by]}, trace_id, span_id, part
LIMIT {limit:UInt32}`;
