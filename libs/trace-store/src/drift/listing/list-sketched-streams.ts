import type { TraceStoreConnection } from '../../connection.js';
import { hourToIso, toStoreHour } from '../compare/hour-window.js';

export interface SketchedStream {
  readonly stream: string;
  /** Empty where nothing is embedded. */
  readonly encoder: string;
  /** Since `recently`. */
  readonly events: number;
  readonly sampledShare: number;
  /** Hours with events since `since`: how many, the first and the last. */
  readonly hours: number;
  readonly firstHour: string;
  readonly lastHour: string;
  /** Events of the hours since `since`. */
  readonly allEvents: number;
}

/** Streams with events since an hour, in each space they are embedded in. Hours are counted since 1970 UTC. */
export async function listSketchedStreams(
  connection: TraceStoreConnection,
  project: string,
  { since, recently }: { readonly since: number; readonly recently: number },
): Promise<SketchedStream[]> {
  const rows = await connection.query<SketchedStream>(SQL, {
    project,
    since: toStoreHour(since),
    recently: toStoreHour(recently),
  });
  return rows.map((row) => ({
    ...row,
    firstHour: hourToIso(row.firstHour),
    lastHour: hourToIso(row.lastHour),
  }));
}

const SQL = `
SELECT stream, encoder,
    sumIf(hour_events, is_recent) AS events,
    if(sumIf(hour_events, is_recent) = 0, 1,
        sumIf(hour_events, is_recent) / sumIf(hour_events / share, is_recent)) AS sampledShare,
    count() AS hours,
    toString(min(hour)) AS firstHour,
    toString(max(hour)) AS lastHour,
    sum(hour_events) AS allEvents
FROM
(
    SELECT stream, encoder, hour, events AS hour_events, if(sampled_share > 0, sampled_share, 1) AS share,
        hour >= {recently:DateTime('UTC')} AS is_recent
    FROM almenara.sketch_hour FINAL
    WHERE project = {project:String}
        AND hour >= {since:DateTime('UTC')}
        AND events > 0
)
GROUP BY stream, encoder
ORDER BY stream, events DESC, encoder`;
