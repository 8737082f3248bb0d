import type { BlockSketch } from '@almenara/drift';
import type { TraceStoreConnection } from '../../connection.js';
import type { BlockRange } from './block-ranges.js';
import type { StreamBlocks } from './read-blocks.js';
import { readPairCells } from './read-pair-cells.js';
import { readTextCells } from './read-text-cells.js';
import { parseSegment } from './segment-condition.js';
import { kindOfStream } from './stream-kind.js';

/** Events of a window that are read one by one. */
const MOST_EVENTS = 200_000;

/** What is looked at of a stream. */
export interface SegmentPart {
  /** `dimension:value`. */
  readonly segment: string;
  /** Users looked at, from 0 to 1, by their hash. */
  readonly share: number;
}

/**
 * The share of users with which no window has more events than can be read, halved until it fits: windows of about the
 * same length then look at the same users, and what was read for one serves the other.
 */
export function shareOfUsers(mostEvents: number): number {
  return 2 ** -Math.max(0, Math.ceil(Math.log2(mostEvents / MOST_EVENTS)));
}

/** Sums of the events of a segment by all blocks of two windows, from the events themselves; blocks without any are left out. */
export async function readSegmentBlocks(
  connection: TraceStoreConnection,
  project: string,
  { stream, encoder, ranges, segment, share }: Omit<StreamBlocks, 'starts'> & SegmentPart,
): Promise<BlockSketch[]> {
  const read = kindOfStream(stream) === 'text' ? readTextCells : readPairCells;
  const side = (range: BlockRange): Promise<BlockSketch[]> => {
    if (range.from === range.to) return Promise.resolve([]);
    return read(connection, project, { stream, encoder, ...range, ...parseSegment(segment), share });
  };
  return (await Promise.all([side(ranges.reference), side(ranges.current)])).flat();
}
