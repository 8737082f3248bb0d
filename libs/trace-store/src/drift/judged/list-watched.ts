import type { TraceStoreConnection } from '../../connection.js';
import { inHours, type HourRange } from '../hour-range.js';
import { TAKEN } from './take-hours.js';
import { REWRITTEN_STEP } from './versions.js';

/** A stream with events, and how far it is judged. Hours count from 1970 UTC. */
export interface WatchedStream {
  readonly stream: string;
  readonly encoder: string;
  readonly firstHour: number;
  readonly lastHour: number;
  /** Null before any is judged. */
  readonly firstJudged: number | null;
  readonly lastJudged: number | null;
  /** Hours kept but not judged; more than 0 after a sudden end. */
  readonly taken: number;
  /** How often an erasure took something from an hour: whoever remembers the hours as they were starts anew. */
  readonly rewritten: number;
  /** When the evidence last began anew, epoch milliseconds; null when it never did. */
  readonly restartedAt: number | null;
}

/** What has events in the hours, with what is judged of them. */
export async function listWatched(
  connection: TraceStoreConnection,
  project: string,
  range: HourRange,
): Promise<WatchedStream[]> {
  const sketched = await connection.query<
    Pick<WatchedStream, 'stream' | 'encoder' | 'firstHour' | 'lastHour'>
  >(SKETCHED, { project, ...range });
  const judged = await connection.query<Omit<WatchedStream, 'firstHour' | 'lastHour'>>(JUDGED, {
    project,
    ...range,
  });
  const known = new Map(judged.map((row) => [`${row.stream}\n${row.encoder}`, row]));
  return sketched.map((row) => ({
    firstJudged: null,
    lastJudged: null,
    taken: 0,
    rewritten: 0,
    restartedAt: null,
    ...known.get(`${row.stream}\n${row.encoder}`),
    ...row,
  }));
}

const SKETCHED = `
SELECT stream, encoder, intDiv(toUnixTimestamp(min(hour)), 3600) AS firstHour, intDiv(toUnixTimestamp(max(hour)), 3600) AS lastHour
FROM almenara.sketch_hour FINAL
WHERE project = {project:String} AND ${inHours('hour')} AND events > 0
GROUP BY stream, encoder
ORDER BY stream, encoder`;

const JUDGED = `
SELECT stream, encoder, countIf(state = '${TAKEN}') AS taken,
    if(count() = taken, NULL, minIf(at, state != '${TAKEN}')) AS firstJudged, if(count() = taken, NULL, maxIf(at, state != '${TAKEN}')) AS lastJudged,
    sum(intDiv(version, ${REWRITTEN_STEP})) AS rewritten,
    if(countIf(restarted) = 0, NULL, maxIf(toUnixTimestamp64Milli(judged_at), restarted)) AS restartedAt
FROM
(
    SELECT stream, encoder, version, judged_at, state, restarted, intDiv(toUnixTimestamp(hour), 3600) AS at
    FROM almenara.judged_hours FINAL
    WHERE project = {project:String} AND ${inHours('hour')}
)
GROUP BY stream, encoder`;
