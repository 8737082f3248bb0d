import type { BlockSketch, Cell } from '@almenara/drift';
import type { TraceStoreConnection } from '../../connection.js';
import { PAIR_WIDTH } from '../features.js';
import { startOfBlock } from './block-sql.js';
import { pairParameters, selectPairEvents } from '../pair-events.js';
import type { SegmentCells } from './read-text-cells.js';
import { segmentCondition } from './segment-condition.js';

interface BinRow {
  readonly start: number;
  readonly bag: number;
  readonly bin: number;
  readonly n: number;
}

/** Features of the numbers or words of a segment, from the spans and scores that tell them. */
export async function readPairCells(
  connection: TraceStoreConnection,
  project: string,
  { dimension, value, ...of }: SegmentCells,
): Promise<BlockSketch[]> {
  const rows = await connection.query<BinRow>(selectBins(of.stream, segmentCondition(dimension)), {
    project,
    ...of,
    ...pairParameters(of.stream),
    segment: value,
  });
  const blocks: { start: number; cells: Cell[] }[] = [];
  for (const { start, bag, bin, n } of rows) {
    if (blocks.at(-1)?.start !== start) blocks.push({ start, cells: [] });
    const { cells } = blocks.at(-1)!;
    let last = cells.at(-1);
    if (last?.bag !== bag) cells.push((last = { bag, n: 0, sum: new Float32Array(PAIR_WIDTH) }));
    (last.sum as Float32Array)[bin] = n;
    cells[cells.length - 1] = { ...last, n: last.n + n };
  }
  return blocks;
}

const selectBins = (stream: string, condition: string): string => `
SELECT ${startOfBlock('intDiv(hour, 3600)')} AS start,
    bag, bin, count() AS n
FROM (${selectPairEvents(stream)})
WHERE sipHash64(source) < {share:Float64} * 18446744073709551615
    AND ${condition}
GROUP BY start, bag, bin
ORDER BY start, bag, bin`;
