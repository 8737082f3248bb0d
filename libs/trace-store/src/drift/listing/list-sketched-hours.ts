import type { TraceStoreConnection } from '../../connection.js';
import { type HourWindow, hourToIso, toStoreHour } from '../compare/hour-window.js';

/** Events of a stream by hour, hours without events left out. */
export async function listSketchedHours(
  connection: TraceStoreConnection,
  project: string,
  {
    stream,
    encoder,
    window,
  }: { readonly stream: string; readonly encoder: string; readonly window: HourWindow },
): Promise<{ hour: string; events: number }[]> {
  const rows = await connection.query<{ hour: string; events: number }>(SQL, {
    project,
    stream,
    encoder,
    from: toStoreHour(window.from),
    to: toStoreHour(window.to),
  });
  return rows.map(({ hour, events }) => ({ hour: hourToIso(hour), events }));
}

const SQL = `
SELECT toString(hour) AS hour, events
FROM almenara.sketch_hour FINAL
WHERE project = {project:String}
    AND stream = {stream:String} AND encoder = {encoder:String}
    AND sketch_hour.hour >= {from:DateTime('UTC')} AND sketch_hour.hour < {to:DateTime('UTC')}
    AND events > 0
ORDER BY sketch_hour.hour`;
