import type { BlockSketch } from '@almenara/drift';
import type { TraceStoreConnection } from '../../connection.js';
import { blockOf, type BlockRange, type BlockRanges, endOfBlock, isIn, narrow } from './block-ranges.js';
import { KeptBlocks } from './kept-blocks.js';
import type { ListedHour } from './list-hours.js';
import { type ReadBlock, readBlocks } from './read-blocks.js';
import { readSegmentBlocks, type SegmentPart } from './read-segment-blocks.js';

const keptOf = new WeakMap<TraceStoreConnection, KeptBlocks>();

export interface AskedBlocks {
  readonly stream: string;
  readonly encoder: string;
  readonly ranges: BlockRanges;
  /** How the hours of the stream are now. */
  readonly listed: readonly ListedHour[];
  /** All events without it. */
  readonly part?: SegmentPart | undefined;
}

/** Sums by blocks of two windows, of which only those are read that changed since they were read before. */
export async function readKeptBlocks(
  connection: TraceStoreConnection,
  project: string,
  { stream, encoder, ranges, listed, part }: AskedBlocks,
): Promise<{ reference: BlockSketch[]; current: BlockSketch[] }> {
  let kept = keptOf.get(connection);
  if (!kept) keptOf.set(connection, (kept = new KeptBlocks()));
  const keyOf = (start: number): string => {
    const end = endOfBlock(isIn(ranges.current, start) ? ranges.current : ranges.reference, start);
    return JSON.stringify([project, stream, encoder, start, end, part?.segment, part?.share]);
  };
  const digests = digestsOf(listed, ranges);
  const found = new Map<number, BlockSketch>();
  const missing: number[] = [];
  for (const [start, digest] of digests) {
    const cells = kept.get(keyOf(start), digest);
    if (cells) found.set(start, { start, cells });
    else missing.push(start);
  }
  if (missing.length > 0) {
    const [reference, current] = [narrow(ranges.reference, missing), narrow(ranges.current, missing)];
    const wanted = { stream, encoder, ranges: { reference, current } };
    const read = part
      ? withDigests(await readSegmentBlocks(connection, project, { ...wanted, ...part }), missing, digests)
      : await readBlocks(connection, project, { ...wanted, starts: missing });
    kept.keep(new Map(read.map((block) => [keyOf(block.start), block])));
    for (const { start, cells } of read) found.set(start, { start, cells });
  }
  const blocks = [...found.values()]
    .filter(({ cells }) => cells.length > 0)
    .toSorted((a, b) => a.start - b.start);
  const of = (range: BlockRange): BlockSketch[] => blocks.filter(({ start }) => isIn(range, start));
  return { reference: of(ranges.reference), current: of(ranges.current) };
}

/**
 * Blocks of a segment, those without an event of it too, with the digests of the sketches before the events were read:
 * an event that came in between changes its sketch, and the digest with it.
 */
function withDigests(
  blocks: readonly BlockSketch[],
  starts: readonly number[],
  digests: ReadonlyMap<number, string>,
): ReadBlock[] {
  const cellsOf = new Map(blocks.map(({ start, cells }) => [start, cells]));
  return starts.map((start) => ({ start, cells: cellsOf.get(start) ?? [], digest: digests.get(start)! }));
}

/** By the first hour of each block that has cells. */
function digestsOf(hours: readonly ListedHour[], ranges: BlockRanges): Map<number, string> {
  const sums = new Map<number, bigint>();
  for (const { at, digest } of hours) {
    if (digest === '') continue;
    const start = blockOf(ranges, at);
    sums.set(start, BigInt.asUintN(64, (sums.get(start) ?? 0n) + BigInt(digest)));
  }
  return new Map([...sums].map(([start, sum]) => [start, sum.toString()]));
}
