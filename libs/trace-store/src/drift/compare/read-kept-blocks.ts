import type { BlockSketch } from '@almenara/drift';
import type { TraceStoreConnection } from '../../connection.js';
import { blockOf, type BlockRange, type BlockRanges, endOfBlock, isIn, narrow } from './block-ranges.js';
import { KeptBlocks } from './kept-blocks.js';
import type { ListedHour } from './list-hours.js';
import { readBlocks, type StreamBlocks } from './read-blocks.js';

const keptOf = new WeakMap<TraceStoreConnection, KeptBlocks>();

/** `readBlocks`, of which only those are read that changed since they were read before. `listed` tells how they are now. */
export async function readKeptBlocks(
  connection: TraceStoreConnection,
  project: string,
  { listed, ...asked }: StreamBlocks & { readonly listed: readonly ListedHour[] },
): Promise<{ reference: BlockSketch[]; current: BlockSketch[] }> {
  const { stream, encoder, ranges } = asked;
  let kept = keptOf.get(connection);
  if (!kept) keptOf.set(connection, (kept = new KeptBlocks()));
  const keyOf = (start: number): string => {
    const end = endOfBlock(isIn(ranges.current, start) ? ranges.current : ranges.reference, start);
    return JSON.stringify([project, stream, encoder, start, end]);
  };
  const found = new Map<number, BlockSketch>();
  const missing: number[] = [];
  for (const [start, digest] of digestsOf(listed, ranges)) {
    const cells = kept.get(keyOf(start), digest);
    if (cells) found.set(start, { start, cells });
    else missing.push(start);
  }
  if (missing.length > 0) {
    const [reference, current] = [narrow(ranges.reference, missing), narrow(ranges.current, missing)];
    const wanted = { ranges: { reference, current }, starts: missing };
    const read = await readBlocks(connection, project, { stream, encoder, ...wanted });
    kept.keep(new Map(read.map((block) => [keyOf(block.start), block])));
    for (const { start, cells } of read) found.set(start, { start, cells });
  }
  const blocks = [...found.values()].toSorted((a, b) => a.start - b.start);
  const of = (range: BlockRange): BlockSketch[] => blocks.filter(({ start }) => isIn(range, start));
  return { reference: of(ranges.reference), current: of(ranges.current) };
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
