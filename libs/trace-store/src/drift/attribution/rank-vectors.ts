import type { TraceStoreConnection } from '../../connection.js';
import { type HourWindow, toStoreHour } from '../compare/hour-window.js';
import { toVectorItem, VECTOR_COLUMNS, type VectorItem, type VectorItemRow } from './vector-row.js';

export interface RankedVectors {
  readonly stream: string;
  readonly encoder: string;
  readonly window: HourWindow;
  /** Of the vectors’ width. */
  readonly direction: readonly number[];
  readonly limit: number;
  /** Users looked at, from 0 to 1, by their hash. */
  readonly share: number;
}

/** The texts of a window that lie farthest in a direction, the farthest first. */
export async function rankVectors(
  connection: TraceStoreConnection,
  project: string,
  { stream, encoder, window, direction, limit, share }: RankedVectors,
): Promise<VectorItem[]> {
  const rows = await connection.query<VectorItemRow>(SQL, {
    project,
    stream,
    encoder,
    from: toStoreHour(window.from),
    to: toStoreHour(window.to),
    direction,
    limit,
    share,
  });
  return rows.map(toVectorItem);
}

const SQL = `
SELECT ${VECTOR_COLUMNS}, score
FROM
(
    SELECT *, dotProduct(CAST(vector, 'Array(Float32)'), CAST({direction:Array(Float64)}, 'Array(Float32)')) AS score
    FROM almenara.vectors FINAL
    WHERE project = {project:String}
        AND stream = {stream:String} AND encoder = {encoder:String}
        AND time >= {from:DateTime('UTC')} AND time < {to:DateTime('UTC')}
        AND actor_hash < {share:Float64} * 281474976710656
        AND length(vector) = length({direction:Array(Float64)})
    ORDER BY score DESC, trace_id, span_id, part
    LIMIT {limit:UInt32}
)
ORDER BY score DESC, trace_id, span_id, part`;
