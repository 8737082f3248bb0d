import type { TraceStoreConnection } from '../../connection.js';
import { TAKEN } from '../judged/take-hours.js';
import { type HourWindow, hourToIso, toStoreHour } from '../compare/hour-window.js';

/** A judged hour without its cells. Times are ISO 8601. */
export interface JudgedHour {
  readonly stream: string;
  readonly encoder: string;
  readonly hour: string;
  readonly judgedAt: string;
  /** `judged`, or why not. */
  readonly state: string;
  readonly events: number;
  readonly logEvidence: number;
  readonly logStatistic: number;
  readonly logAlarm: number;
  readonly effect: number | null;
  readonly effectLow: number | null;
  readonly effectHigh: number | null;
  readonly since: string | null;
  readonly alarm: boolean;
  readonly restarted: boolean;
}

type Row = Omit<JudgedHour, 'alarm' | 'restarted'> & { readonly alarm: 0 | 1; readonly restarted: 0 | 1 };

/** Judged hours of a window, the oldest first: of one stream, or of all. At most `latest` of each, its newest. */
export async function listJudgedHours(
  connection: TraceStoreConnection,
  project: string,
  {
    stream,
    window,
    latest = 20_000,
  }: { readonly stream?: string | undefined; readonly window: HourWindow; readonly latest?: number },
): Promise<JudgedHour[]> {
  const rows = await connection.query<Row>(selectHours(stream !== undefined), {
    project,
    from: toStoreHour(window.from),
    to: toStoreHour(window.to),
    latest,
    ...(stream === undefined ? {} : { stream }),
  });
  return rows.map((row) => ({
    ...row,
    hour: hourToIso(row.hour),
    judgedAt: hourToIso(row.judgedAt),
    since: row.since === null ? null : hourToIso(row.since),
    alarm: row.alarm === 1,
    restarted: row.restarted === 1,
  }));
}

const selectHours = (ofOneStream: boolean): string => `
SELECT *
FROM
(
    SELECT stream, encoder, toString(hour) AS hour, toString(judged_at) AS judgedAt, state, events,
        log_evidence AS logEvidence, log_statistic AS logStatistic, log_alarm AS logAlarm,
        effect, effect_low AS effectLow, effect_high AS effectHigh, toString(since) AS since, alarm, restarted
    FROM almenara.judged_hours FINAL
    WHERE project = {project:String} AND state != '${TAKEN}'
        ${ofOneStream ? 'AND stream = {stream:String}' : ''}
        AND judged_hours.hour >= {from:DateTime('UTC')} AND judged_hours.hour < {to:DateTime('UTC')}
    ORDER BY hour DESC
    LIMIT {latest:UInt32} BY stream, encoder
)
ORDER BY hour, stream, encoder`;
