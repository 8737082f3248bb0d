import type { BlockSketch } from '@almenara/drift';
import type { TraceStoreConnection } from '../../connection.js';
import { TEXT_ENERGIES, textFeaturesSql } from '../features.js';
import { inHours } from '../hour-range.js';
import type { StreamHours } from '../read-sketch.js';
import { type CellTexts, toBlocks } from '../to-blocks.js';
import { startOfBlock } from './block-sql.js';
import { type Segment, segmentCondition } from './segment-condition.js';

export interface SegmentCells extends StreamHours, Segment {
  readonly blockHours: number;
  /** Users looked at, from 0 to 1, by their hash. */
  readonly share: number;
}

/** Features of the texts of a segment, from their vectors. */
export async function readTextCells(
  connection: TraceStoreConnection,
  project: string,
  { dimension, value, ...of }: SegmentCells,
): Promise<BlockSketch[]> {
  // The language of a text is its own; elsewhere it is that of the question.
  const condition = dimension === 'language' ? 'language = {segment:String}' : segmentCondition(dimension);
  const rows = await connection.queryTexts(selectCells(condition), { project, ...of, segment: value });
  return toBlocks(rows as unknown as CellTexts[]);
}

const selectCells = (condition: string): string => `
SELECT start, bag, n, length(parts) + ${TEXT_ENERGIES} AS width,
    base64Encode(reinterpret(${textFeaturesSql('parts', 'squares')}, 'String')) AS sums
FROM
(
    SELECT ${startOfBlock('intDiv(toUnixTimestamp(time), 3600)')} AS start,
        bag, count() AS n, sumForEach(vector) AS parts, sumForEach(arrayMap(x -> toInt32(x) * x, vector)) AS squares
    FROM almenara.vectors FINAL
    WHERE project = {project:String} AND stream = {stream:String} AND encoder = {encoder:String} AND ${inHours('time')}
        AND actor_hash < {share:Float64} * 281474976710656
        AND ${condition}
    GROUP BY start, bag
)`;
