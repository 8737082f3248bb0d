import type { BlockSketch, Cell } from '@almenara/drift';
import type { TraceStoreConnection } from '../connection.js';
import { decodeFloats } from './decode-floats.js';

/** A stream in a stretch of time. Hours count from 1970 UTC; `to` is the first hour after it. */
export interface StreamHours {
  readonly stream: string;
  /** Empty where nothing is embedded. */
  readonly encoder: string;
  readonly from: number;
  readonly to: number;
}

/** Blocks of `blockHours`, the first from `from` on; those without events are left out. */
export async function readSketch(
  connection: TraceStoreConnection,
  project: string,
  { blockHours, ...hours }: StreamHours & { readonly blockHours: number },
): Promise<BlockSketch[]> {
  return toBlocks(await connection.query<CellRow>(SQL, { project, blockHours, ...hours }));
}

export function toBlocks(rows: readonly CellRow[]): BlockSketch[] {
  const blocks: { start: number; cells: Cell[] }[] = [];
  for (const { start, bag, n, width, sums } of rows) {
    if (blocks.at(-1)?.start !== start) blocks.push({ start, cells: [] });
    blocks.at(-1)!.cells.push({ bag, n, sum: decodeFloats(sums, width) });
  }
  return blocks;
}

/** A bag in a block, the blocks in order; the sums as the bytes of 32-bit floats. */
export interface CellRow {
  start: number;
  bag: number;
  n: number;
  width: number;
  sums: string;
}

// The sums travel as bytes: as decimal digits they take longer to write and to read than to add up.
const SQL = `
SELECT start, bag, n, length(total) AS width, base64Encode(reinterpret(CAST(total AS Array(Float32)), 'String')) AS sums
FROM
(
    SELECT {from:UInt32} + intDiv(intDiv(toUnixTimestamp(hour), 3600) - {from:UInt32}, {blockHours:UInt32}) * {blockHours:UInt32} AS start,
        bag, sum(n) AS n, sumForEach(cell) AS total
    FROM
    (
        SELECT hour, bags, counts, sums
        FROM almenara.sketch_hour FINAL
        WHERE project = {project:String} AND stream = {stream:String} AND encoder = {encoder:String}
            AND hour >= toDateTime({from:UInt32} * 3600, 'UTC') AND hour < toDateTime({to:UInt32} * 3600, 'UTC')
    )
    ARRAY JOIN bags AS bag, counts AS n, sums AS cell
    GROUP BY start, bag
)
ORDER BY start, bag`;
