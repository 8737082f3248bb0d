import {
  type JudgedMonitorWindow,
  MONITOR_STREAM_PREFIX,
  type MonitorEvidence,
  unitOfMonitor,
} from '@almenara/contract';
import {
  DRIFT_SETTING,
  type JudgedObservation,
  type MonitorPlace,
  readDriftSettings,
  type UntoldObservation,
} from '@almenara/control-plane';
import type { MonitorWork } from './judge-project.js';

/** Windows that an incident shows as its evidence. */
const SHOWN_WINDOWS = 7 * 24;

/**
 * Opens, reminds of and closes the incidents of stored decisions, in their order, also of those whose process ended before
 * it could. Marked as told only afterwards; told twice, it is done once.
 */
export async function tellObservations(
  work: MonitorWork,
  project: string,
  signal: AbortSignal,
): Promise<void> {
  const { monitorObservations, monitorIncidents } = work.options.controlPlane;
  for (const untold of await monitorObservations.listUntold(project)) {
    signal.throwIfAborted();
    const { tell, decision, observation, judgedAt } = untold;
    const ofAlarm = dedupeKey(untold, decision.alarmFrom ?? observation.window);
    if (tell === 'opened') await open(work, project, untold, ofAlarm);
    if (tell === 'retold')
      await monitorIncidents.remind(project, ofAlarm, dedupeKey(untold, observation.window), judgedAt);
    if (tell === 'recovered') await monitorIncidents.recover(project, ofAlarm, judgedAt);
    await monitorObservations.markTold(project, untold, observation.window);
    if (tell) work.metrics.countTold(tell);
  }
}

const dedupeKey = ({ monitor, version }: MonitorPlace, window: number): string =>
  `${MONITOR_STREAM_PREFIX}${monitor}:${version}:${new Date(window).toISOString()}`;

async function open(
  { options: { controlPlane } }: MonitorWork,
  project: string,
  untold: UntoldObservation,
  key: string,
): Promise<void> {
  const { monitor: id, observation, decision, judgedAt } = untold;
  const settings = readDriftSettings(await controlPlane.settings.get(project, DRIFT_SETTING));
  const since = decision.evidence?.since ?? observation.window;
  const monitor = await monitorEvidence(controlPlane, project, untold);
  await controlPlane.incidents.open({
    project,
    dedupeKey: key,
    kind: 'monitor',
    stream: `${MONITOR_STREAM_PREFIX}${id}`,
    encoder: null,
    since: new Date(since),
    openedAt: judgedAt,
    cause: 'unknown',
    newShare: null,
    ...(monitor ? { severity: monitor.definition.severity } : {}),
    evidence: {
      logStatistic: decision.evidence?.logStatistic ?? null,
      logAlarm: decision.evidence?.logAlarm ?? null,
      falseIncidents: decision.evidence ? settings.falseIncidents : null,
      windows: null,
      comparison: null,
      attribution: null,
      encoderChange: null,
      ...(monitor ? { monitor } : {}),
    },
  });
}

/** Nothing where the version is no longer known: the alarm is told all the same. */
async function monitorEvidence(
  controlPlane: MonitorWork['options']['controlPlane'],
  project: string,
  { monitor: id, version, observation }: UntoldObservation,
): Promise<MonitorEvidence | undefined> {
  const current = await controlPlane.monitors.get(project, id);
  const versions = await controlPlane.monitors.versions(project, id);
  const known = current?.version === version ? current : versions.find((each) => each.version === version);
  if (!known) return undefined;
  const { definition, name } = known;
  const from = observation.window - (SHOWN_WINDOWS - 1) * definition.windowMinutes * 60_000;
  const range = { from, to: observation.window + 1 };
  const windows = await controlPlane.monitorObservations.list(project, { monitor: id, version }, range);
  return { id, name, version, definition, unit: unitOfMonitor(definition), windows: windows.map(tellWindow) };
}

function tellWindow({ observation, decision }: JudgedObservation): JudgedMonitorWindow {
  return {
    at: new Date(observation.window).toISOString(),
    value: observation.value,
    lo: observation.low,
    hi: observation.high,
    n: observation.n,
    outcome: decision.outcome,
    why: decision.why,
    opened: decision.opened,
    logStatistic: decision.evidence?.logStatistic ?? null,
    logAlarm: decision.evidence?.logAlarm ?? null,
  };
}
