import type { BlockSketch } from '@almenara/drift';
import type { TraceStoreConnection } from '../../connection.js';
import type { StreamHours } from '../read-sketch.js';
import { kindOfStream } from './stream-kind.js';
import { readPairCells } from './read-pair-cells.js';
import { readTextCells } from './read-text-cells.js';
import { parseSegment } from './segment-condition.js';

/** Events of a window that are read one by one. */
const MOST_EVENTS = 200_000;

export interface SegmentHours extends StreamHours {
  readonly blockHours: number;
  readonly segment: string;
  /** Of the stream in these hours, whatever their segment. */
  readonly events: number;
}

/** A stream by blocks as `readSketch` gives it, of the events of one segment only, of a share of the users. */
export async function readSegmentSketch(
  connection: TraceStoreConnection,
  project: string,
  { segment, events, ...hours }: SegmentHours,
): Promise<{ blocks: BlockSketch[]; share: number }> {
  const share = Math.min(1, MOST_EVENTS / Math.max(1, events));
  const of = { ...hours, ...parseSegment(segment), share };
  const read = kindOfStream(hours.stream) === 'text' ? readTextCells : readPairCells;
  return { blocks: await read(connection, project, of), share };
}
