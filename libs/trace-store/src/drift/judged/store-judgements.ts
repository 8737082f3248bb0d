import type { TraceStoreConnection } from '../../connection.js';
import { CORRECTNESS_SETTINGS, settingsClause } from '../../engine/statement-settings.js';
import { inHours } from '../hour-range.js';
import { TAKEN } from './take-hours.js';
import { JUDGED_STEP } from './versions.js';

export interface Judgement {
  /** Since 1970 UTC. */
  readonly hour: number;
  /** Of the cells that were read. */
  readonly version: string;
  /** `judged`, or why not. */
  readonly state: string;
  readonly logEvidence: number;
  readonly logStatistic: number;
  readonly logAlarm: number;
  readonly effect: { readonly value: number; readonly lo: number; readonly hi: number } | null;
  readonly since: number | null;
  readonly alarm: boolean;
  readonly restarted: boolean;
}

/** Stores what came of hours beside the cells that they were judged on, unless these are no longer those. */
export async function storeJudgements(
  connection: TraceStoreConnection,
  project: string,
  {
    stream,
    encoder,
    judgedAt,
  }: { readonly stream: string; readonly encoder: string; readonly judgedAt: number },
  judgements: readonly Judgement[],
): Promise<void> {
  if (judgements.length === 0) return;
  const hours = judgements.map(({ hour }) => hour);
  const of = <Value>(read: (judgement: Judgement) => Value): Value[] => judgements.map(read);
  await connection.command(SQL, {
    project,
    stream,
    encoder,
    judgedAt,
    from: Math.min(...hours),
    to: Math.max(...hours) + 1,
    hours,
    versions: of(({ version }) => version),
    states: of(({ state }) => state),
    evidence: of(({ logEvidence }) => logEvidence),
    statistics: of(({ logStatistic }) => logStatistic),
    lines: of(({ logAlarm }) => logAlarm),
    effects: of(({ effect }) => effect?.value ?? null),
    lows: of(({ effect }) => effect?.lo ?? null),
    highs: of(({ effect }) => effect?.hi ?? null),
    sinces: of(({ since }) => (since === null ? null : since * 3600)),
    alarms: of(({ alarm }) => Number(alarm)),
    restarts: of(({ restarted }) => Number(restarted)),
  });
}

const SQL = `
INSERT INTO almenara.judged_hours (project, stream, encoder, hour, version, judged_at, state, events, log_evidence, log_statistic,
    log_alarm, effect, effect_low, effect_high, since, alarm, restarted, bags, counts, sums)
SELECT {project:String}, stream, encoder, hour, version + ${JUDGED_STEP}, fromUnixTimestamp64Milli({judgedAt:Int64}),
    {states:Array(String)}[place], events, {evidence:Array(Float64)}[place], {statistics:Array(Float64)}[place],
    {lines:Array(Float64)}[place], {effects:Array(Nullable(Float64))}[place], {lows:Array(Nullable(Float64))}[place],
    {highs:Array(Nullable(Float64))}[place], toDateTime({sinces:Array(Nullable(UInt32))}[place], 'UTC'),
    {alarms:Array(UInt8)}[place], {restarts:Array(UInt8)}[place], bags, counts, sums
FROM
(
    SELECT *, indexOf({hours:Array(UInt32)}, intDiv(toUnixTimestamp(hour), 3600)) AS place
    FROM almenara.judged_hours FINAL
    WHERE project = {project:String} AND stream = {stream:String} AND encoder = {encoder:String} AND ${inHours('hour')}
        AND state = '${TAKEN}'
)
WHERE place > 0 AND toString(version) = {versions:Array(String)}[place]
${settingsClause(CORRECTNESS_SETTINGS)}`;
