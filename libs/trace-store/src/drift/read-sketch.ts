import type { BlockSketch } from '@almenara/drift';
import type { TraceStoreConnection } from '../connection.js';
import { readBlocks } from './compare/read-blocks.js';

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
