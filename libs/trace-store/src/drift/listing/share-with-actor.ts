import type { TraceStoreConnection } from '../../connection.js';
import { type HourWindow, toStoreHour } from '../compare/hour-window.js';

/** Share of the model calls of a window whose span or trace names a user; null without calls. */
export async function shareWithActor(
  connection: TraceStoreConnection,
  project: string,
  window: HourWindow,
): Promise<number | null> {
  const [row] = await connection.query<{ calls: number; named: number }>(SQL, {
    project,
    from: toStoreHour(window.from),
    to: toStoreHour(window.to),
  });
  return row && row.calls > 0 ? row.named / row.calls : null;
}

const SQL = `
SELECT count() AS calls,
    countIf(actor_id != '' OR trace_id IN
    (
        SELECT trace_id
        FROM almenara.traces FINAL
        WHERE project = {project:String}
            AND actor_id != ''
            AND start_time >= {from:DateTime('UTC')} - INTERVAL 1 DAY AND start_time < {to:DateTime('UTC')}
    )) AS named
FROM almenara.spans FINAL
WHERE project = {project:String}
    AND start_time >= {from:DateTime('UTC')} AND start_time < {to:DateTime('UTC')}
    AND type = 'llm'`;
