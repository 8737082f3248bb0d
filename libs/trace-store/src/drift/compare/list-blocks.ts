import type { TraceStoreConnection } from '../../connection.js';
import {
  BLOCK_START,
  blockParameters,
  type BlockRanges,
  DIGEST,
  IN_WINDOWS,
  IS_CURRENT,
} from './block-ranges.js';

/** The hours of a stream in one block and one space; those without events are left out. */
export interface ListedBlock {
  readonly encoder: string;
  readonly isCurrent: 0 | 1;
  /** First hour, since 1970 UTC. */
  readonly start: number;
  readonly events: number;
  /** Of the events that took place, counted or not. */
  readonly tookPlace: number;
  /** Cells of all of its hours. */
  readonly cells: number;
  /** Another one where any of its sketches changed. */
  readonly digest: string;
}

/** Blocks of two windows, without the sums of features, which take most of the reading. */
export function listBlocks(
  connection: TraceStoreConnection,
  project: string,
  { stream, ranges }: { readonly stream: string; readonly ranges: BlockRanges },
): Promise<ListedBlock[]> {
  return connection.query<ListedBlock>(SQL, { project, stream, ...blockParameters(ranges) });
}

// An hour counts by what took place in it, so that a sampled one weighs as much as a whole one.
const SQL = `
SELECT encoder, isCurrent, start, sum(hour_events) AS events, sum(hour_events / share) AS tookPlace,
    sum(hour_cells) AS cells, toString(sumIf(digest, hour_cells > 0)) AS digest
FROM
(
    SELECT encoder, ${IS_CURRENT} AS isCurrent, ${BLOCK_START} AS start, events AS hour_events,
        if(sampled_share > 0, sampled_share, 1) AS share, length(counts) AS hour_cells, ${DIGEST} AS digest
    FROM almenara.sketch_hour FINAL
    WHERE project = {project:String}
        AND stream = {stream:String}
        AND ${IN_WINDOWS}
)
GROUP BY encoder, isCurrent, start
HAVING events > 0`;
