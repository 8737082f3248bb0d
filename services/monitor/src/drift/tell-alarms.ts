import { DRIFT_SETTING, readCanaryEvidence, readDriftSettings } from '@almenara/control-plane';
import {
  HOUR_MS,
  type Alarm,
  attributeDrift,
  changesAround,
  compareDrift,
  listAlarms,
  toIsoHour,
} from '@almenara/trace-store';
import { WATERMARK_MS } from './hours.js';
import type { DriftWork } from './judge-project.js';
import { orderAlarms } from './order-alarms.js';
import { orNothing } from './or-nothing.js';

/** An alarm whose incident is still missing after this is not worth one. */
const TOLD_AGAIN_HOURS = 7 * 24;
/** Without an estimate of when the change began. */
const CURRENT_HOURS = 24;
const REFERENCE_HOURS = 14 * 24;
/** Of an alarm that was raised over history everything up to now is known, and shown up to this. */
const MOST_CURRENT_HOURS = 7 * 24;
/** Scores tell missing documents from new questions, so an alarm of history that is being scored waits, for so long. */
const MOST_SCORES_WAIT_MS = 15 * 60_000;

/** Opens the incidents of stored alarms, also of those whose monitor ended before it could. Told twice, it is one. */
export async function tellAlarms(work: DriftWork, project: string, signal: AbortSignal): Promise<void> {
  const { store, now = Date.now } = work.options;
  const to = Math.floor(now() / HOUR_MS);
  const alarms = await listAlarms(store, project, { from: to - TOLD_AGAIN_HOURS, to });
  const unscored = await work.options.controlPlane.backfills.findUnreadHistory(project, 'scores');
  for (const alarm of orderAlarms(alarms)) {
    const dedupeKey = `drift:${alarm.stream}:${alarm.encoder}:${toIsoHour(alarm.hour)}`;
    if (work.memory.isTold(`${project}\n${dedupeKey}`)) continue;
    signal.throwIfAborted();
    const isUnscored = unscored !== undefined && unscored.getTime() < (alarm.hour + 1) * HOUR_MS;
    if (isUnscored && now() - alarm.judgedAt < MOST_SCORES_WAIT_MS) continue;
    await tellAlarm(work, project, alarm, dedupeKey);
    work.memory.markTold(`${project}\n${dedupeKey}`);
    work.metrics.countAlarm();
  }
}

async function tellAlarm(work: DriftWork, project: string, alarm: Alarm, dedupeKey: string): Promise<void> {
  const { controlPlane, now = Date.now } = work.options;
  const { stream, encoder, hour, judgedAt, logStatistic, logAlarm } = alarm;
  const settings = readDriftSettings(await controlPlane.settings.get(project, DRIFT_SETTING));
  const windows = windowsOf(alarm, Math.floor((now() - WATERMARK_MS) / HOUR_MS));
  const question = { stream, ...(encoder === '' ? {} : { encoder }), ...windows };
  const comparison = await orNothing(compareDrift(work.options.store, project, question));
  const canaries = await readCanaryEvidence(controlPlane, project, windows);
  const attribution = await orNothing(attributeDrift(work.options.store, project, { ...question, canaries }));
  const since = new Date((alarm.since ?? hour) * HOUR_MS);
  const changes = await orNothing(changesAround(work.options.store, project, { since, now: now() }));
  await controlPlane.incidents.open({
    project,
    dedupeKey,
    kind: 'drift',
    stream,
    encoder: encoder === '' ? null : encoder,
    since,
    openedAt: new Date(judgedAt),
    cause: attribution?.cause.cause ?? 'unknown',
    newShare: comparison?.newShare ?? null,
    evidence: {
      logStatistic,
      logAlarm,
      falseIncidents: settings.falseIncidents,
      windows,
      comparison,
      attribution,
      changes,
      encoderChange: null,
    },
  });
}

/** The hours since the change began, as far as they are over at `to`, and those before it. */
function windowsOf(
  { hour, since }: Alarm,
  to: number,
): Record<'refFrom' | 'refTo' | 'curFrom' | 'curTo', string> {
  const curFrom = Math.min(since ?? hour - CURRENT_HOURS + 1, hour);
  return {
    refFrom: toIsoHour(curFrom - REFERENCE_HOURS),
    refTo: toIsoHour(curFrom),
    curFrom: toIsoHour(curFrom),
    curTo: toIsoHour(Math.max(hour + 1, Math.min(to, curFrom + MOST_CURRENT_HOURS))),
  };
}
