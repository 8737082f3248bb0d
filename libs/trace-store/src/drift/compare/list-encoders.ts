import type { TraceStoreConnection } from '../../connection.js';
import { boundsOf, type HourWindow, type HourWindows } from './hour-window.js';

export interface EncoderEvents {
  readonly encoder: string;
  readonly events: number;
  /** Of the events that took place, those counted. */
  readonly sampledShare: number;
}

export interface EncodersOfWindows {
  readonly reference: readonly EncoderEvents[];
  readonly current: readonly EncoderEvents[];
}

/** Spaces in which a stream has events in each of two windows, the one with most first. */
export async function listEncodersOf(
  connection: TraceStoreConnection,
  project: string,
  stream: string,
  windows: HourWindows,
): Promise<EncodersOfWindows> {
  const rows = await connection.query<EncoderEvents & { is_current: 0 | 1 }>(SQL, {
    project,
    stream,
    ...boundsOf(windows),
  });
  const of = (which: 0 | 1) =>
    rows
      .filter(({ is_current }) => is_current === which)
      .map(({ encoder, events, sampledShare }) => ({ encoder, events, sampledShare }));
  return { reference: of(0), current: of(1) };
}

/** The same of one window. */
export async function listEncoders(
  connection: TraceStoreConnection,
  project: string,
  stream: string,
  window: HourWindow,
): Promise<readonly EncoderEvents[]> {
  const nowhere = { from: window.to, to: window.to };
  return (await listEncodersOf(connection, project, stream, { reference: nowhere, current: window })).current;
}

// An hour counts by what took place in it, so that a sampled one weighs as much as a whole one.
const SQL = `
SELECT encoder, is_current, sum(hour_events) AS events,
    if(sum(hour_events / share) = 0, 1, sum(hour_events) / sum(hour_events / share)) AS sampledShare
FROM
(
    SELECT encoder, events AS hour_events, if(sampled_share > 0, sampled_share, 1) AS share,
        hour >= {curFrom:DateTime('UTC')} AND hour < {curTo:DateTime('UTC')} AS is_current
    FROM almenara.sketch_hour FINAL
    WHERE project = {project:String}
        AND stream = {stream:String}
        AND (hour >= {refFrom:DateTime('UTC')} AND hour < {refTo:DateTime('UTC')}
            OR hour >= {curFrom:DateTime('UTC')} AND hour < {curTo:DateTime('UTC')})
)
GROUP BY encoder, is_current
HAVING events > 0
ORDER BY events DESC, encoder`;
