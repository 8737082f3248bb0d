import type { BlockSketch, Cell } from '@almenara/drift';
import type { TraceStoreConnection } from '../connection.js';
import { readBlocks } from './compare/read-blocks.js';
import { decodeFloats } from './decode-floats.js';

/** A stream in a stretch of time. Hours count from 1970 UTC; `to` is the first hour after it. */
export interface StreamHours {
  readonly stream: string;
  /** Empty where nothing is embedded. */
  readonly encoder: string;
  readonly from: number;
  readonly to: number;
}

/** Blocks of `blockHours` since 1970, the first and the last cut; those without events are left out. */
export function readSketch(
  connection: TraceStoreConnection,
  project: string,
  { stream, encoder, ...current }: StreamHours & { readonly blockHours: number },
): Promise<BlockSketch[]> {
  const reference = { ...current, to: current.from };
  return readBlocks(connection, project, { stream, encoder, ranges: { reference, current } });
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
