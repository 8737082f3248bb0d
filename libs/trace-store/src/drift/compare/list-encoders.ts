import type { TraceStoreConnection } from '../../connection.js';
import { type HourWindow, toStoreHour } from './hour-window.js';

export interface EncoderEvents {
  readonly encoder: string;
  readonly events: number;
  /** Of the events that took place, those counted. */
  readonly sampledShare: number;
}

/** Spaces in which a stream has events in a window, the one with most first. */
export function listEncoders(
  connection: TraceStoreConnection,
  project: string,
  stream: string,
  window: HourWindow,
): Promise<EncoderEvents[]> {
  return connection.query(SQL, {
    project,
    stream,
    from: toStoreHour(window.from),
    to: toStoreHour(window.to),
  });
}

// An hour counts by what took place in it, so that a sampled one weighs as much as a whole one.
const SQL = `
SELECT encoder, sum(hour_events) AS events,
    if(sum(hour_events / share) = 0, 1, sum(hour_events) / sum(hour_events / share)) AS sampledShare
FROM
(
    SELECT encoder, events AS hour_events, if(sampled_share > 0, sampled_share, 1) AS share
    FROM almenara.sketch_hour FINAL
    WHERE project = {project:String}
        AND stream = {stream:String}
        AND hour >= {from:DateTime('UTC')} AND hour < {to:DateTime('UTC')}
)
GROUP BY encoder
HAVING events > 0
ORDER BY events DESC, encoder`;
