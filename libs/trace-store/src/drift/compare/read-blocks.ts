import type { BlockSketch } from '@almenara/drift';
import type { TraceStoreConnection } from '../../connection.js';
import { type CellTexts, toBlocks } from '../to-blocks.js';
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
  const rows = await connection.queryTexts(SQL, {
    project,
    stream,
    encoder,
    ...boundsOf(ranges),
    refBlock: ranges.reference.blockHours,
    curBlock: ranges.current.blockHours,
    starts,
  });
  const digests = digestsOf(rows as DigestedCellTexts[]);
  return toBlocks(rows as DigestedCellTexts[]).map((block) => ({
    ...block,
    digest: digests.get(block.start)!,
  }));
}

type DigestedCellTexts = [...cell: CellTexts, digest: string];

function digestsOf(rows: readonly DigestedCellTexts[]): Map<number, string> {
  const sums = new Map<string, bigint>();
  for (const [start, , , , , digest] of rows)
    sums.set(start, BigInt.asUintN(64, (sums.get(start) ?? 0n) + BigInt(digest)));
  return new Map([...sums].map(([start, sum]) => [Number(start), sum.toString()]));
}

// Conditions on the key alone may come before FINAL, which spares unpacking the sums of other hours.
// The sums travel as bytes: as decimal digits they take longer to write and to read than to add up.
const SQL = `
SELECT start, bag, sum(n) AS n, length(sumForEach(cell) AS total) AS width,
    base64Encode(reinterpret(CAST(total AS Array(Float32)), 'String')) AS bytes, sumIf(digest, place = 1) AS own_digest
FROM
(
    SELECT ${BLOCK_START} AS start, ${DIGEST} AS digest, bags, counts, sums
    FROM almenara.sketch_hour FINAL
    PREWHERE project = {project:String} AND stream = {stream:String} AND encoder = {encoder:String}
        AND ${IN_WINDOWS} AND (empty({starts:Array(UInt32)}) OR has({starts:Array(UInt32)}, ${BLOCK_START}))
)
ARRAY JOIN bags AS bag, counts AS n, sums AS cell, arrayEnumerate(bags) AS place
GROUP BY start, bag`;
