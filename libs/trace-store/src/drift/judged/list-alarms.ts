import type { TraceStoreConnection } from '../../connection.js';
import { inHours, type HourRange } from '../hour-range.js';

export interface Alarm {
  readonly stream: string;
  readonly encoder: string;
  /** Since 1970 UTC, as `since`. */
  readonly hour: number;
  readonly since: number | null;
  /** Epoch milliseconds. */
  readonly judgedAt: number;
  readonly logStatistic: number;
  readonly logAlarm: number;
}

/** Alarms of judged hours, the oldest first. */
export async function listAlarms(
  connection: TraceStoreConnection,
  project: string,
  range: HourRange,
): Promise<Alarm[]> {
  return connection.query<Alarm>(SQL, { project, ...range });
}

const SQL = `
SELECT stream, encoder, intDiv(toUnixTimestamp(hour), 3600) AS hour, intDiv(toUnixTimestamp(since), 3600) AS since,
    toUnixTimestamp64Milli(judged_at) AS judgedAt, log_statistic AS logStatistic, log_alarm AS logAlarm
FROM almenara.judged_hours FINAL
WHERE project = {project:String} AND ${inHours('judged_hours.hour')} AND alarm = 1
ORDER BY hour, stream, encoder`;
