import type { TraceStoreConnection } from '../../connection.js';
import { DIGEST, IN_WINDOWS } from './block-sql.js';
import { boundsOf, type HourWindows } from './hour-window.js';

/** One hour of a stream in one space. */
export interface ListedHour {
  readonly encoder: string;
  /** Since 1970 UTC. */
  readonly at: number;
  readonly events: number;
  /** Of the events that took place, those counted. */
  readonly share: number;
  /** Another one where the sketch changed; empty where it has no cells. */
  readonly digest: string;
}

/** Hours of two windows that have events, without the sums of their features, which take most of the reading. */
export function listHours(
  connection: TraceStoreConnection,
  project: string,
  stream: string,
  windows: HourWindows,
): Promise<ListedHour[]> {
  return connection.query<ListedHour>(SQL, { project, stream, ...boundsOf(windows) });
}

// One plain statement: to plan a grouped one takes longer than to send its rows.
const SQL = `
SELECT encoder, intDiv(toUnixTimestamp(hour), 3600) AS at, events, if(sampled_share > 0, sampled_share, 1) AS share,
    if(empty(counts), '', toString(${DIGEST})) AS digest
FROM almenara.sketch_hour FINAL
WHERE project = {project:String}
    AND stream = {stream:String}
    AND ${IN_WINDOWS}
    AND events > 0`;
