import type { BlockSketch, Cell } from '@almenara/drift';
import type { TraceStoreConnection } from '../../connection.js';
import { decodeFloats } from '../decode-floats.js';
import type { BlockRanges } from './block-ranges.js';
import { BLOCK_START, DIGEST, IN_WINDOWS } from './block-sql.js';
import { boundsOf } from './hour-window.js';

export interface StreamBlocks {
  readonly stream: string;
  /** Empty where nothing is embedded. */
  readonly encoder: string;
  readonly ranges: BlockRanges;
  /** First hours of the blocks that are wanted; all where nothing is said. */
  readonly starts?: readonly number[];
}

export interface ReadBlock extends BlockSketch {
  /** Sum of the digests of its hours, as `listHours` tells them, of the sketches that were read. */
  readonly digest: string;
}

/** Sums of a stream by blocks of two windows; those without events are left out. */
export async function readBlocks(
  connection: TraceStoreConnection,
  project: string,
  { stream, encoder, ranges, starts = [] }: StreamBlocks,
): Promise<ReadBlock[]> {
  const rows = await connection.query<BlockRow>(SQL, {
    project,
    stream,
    encoder,
    ...boundsOf(ranges),
    refBlock: ranges.reference.blockHours,
    curBlock: ranges.current.blockHours,
    starts,
  });
  return rows.map((row) => ({ start: row.start, digest: row.digest, cells: toCells(row) }));
}

interface BlockRow {
  readonly start: number;
  readonly digest: string;
  readonly bags: readonly number[];
  readonly counts: readonly number[];
  readonly widths: readonly number[];
  /** Of all bags, one after the other. */
  readonly sums: string;
}

/** The cells see parts of one list of numbers. */
function toCells({ bags, counts, widths, sums }: BlockRow): Cell[] {
  const all = decodeFloats(
    sums,
    widths.reduce((total, width) => total + width, 0),
  );
  let to = 0;
  return bags
    .map((bag, at) => ({ bag, n: counts[at]!, sum: all.subarray(to, (to += widths[at]!)) }))
    .toSorted((a, b) => a.bag - b.bag);
}

// Conditions on the key alone may come before FINAL, which spares unpacking the sums of other hours.
// The sums travel as bytes: as decimal digits they take longer to write and to read than to add up.
const SQL = `
SELECT start, toString(sum(own_digest)) AS digest, groupArray(bag) AS bags, groupArray(n) AS counts, groupArray(length(total)) AS widths,
    base64Encode(reinterpret(arrayFlatten(groupArray(CAST(total AS Array(Float32)))), 'String')) AS sums
FROM
(
    SELECT start, bag, sum(n) AS n, sumForEach(cell) AS total, sumIf(digest, place = 1) AS own_digest
    FROM
    (
        SELECT ${BLOCK_START} AS start, ${DIGEST} AS digest, bags, counts, sums
        FROM almenara.sketch_hour FINAL
        PREWHERE project = {project:String} AND stream = {stream:String} AND encoder = {encoder:String}
            AND ${IN_WINDOWS} AND (empty({starts:Array(UInt32)}) OR has({starts:Array(UInt32)}, ${BLOCK_START}))
    )
    ARRAY JOIN bags AS bag, counts AS n, sums AS cell, arrayEnumerate(bags) AS place
    GROUP BY start, bag
)
GROUP BY start
ORDER BY start`;
