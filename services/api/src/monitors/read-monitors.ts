import { type MonitorDetail, type MonitorItem, unitOfMonitor } from '@almenara/contract';
import type { ControlPlane, StoredMonitor } from '@almenara/control-plane';
import type { ProjectBudget } from './budget-of-project.js';
import { expectedDelays } from './expected-delays.js';
import { FIRES_MS, tellMonitor } from './tell-monitor.js';
import { tellWindow } from './tell-window.js';

const DETAIL_MS = 7 * 86_400_000;
/** Of short windows the newest of these. */
const MOST_WINDOWS = 720;
const MOST_INCIDENTS = 20;
const DOUBLING = 2;

/** Monitors with what they said and what became of it. */
export async function readMonitors(
  controlPlane: ControlPlane,
  project: string,
  budget: ProjectBudget,
  now: number,
): Promise<MonitorItem[]> {
  const { monitors, monitorObservations, monitorIncidents } = controlPlane;
  const known = await monitors.list(project);
  const changes = known.filter(({ enabled, definition }) => enabled && definition.detector.kind === 'change');
  const [estimates, said, verdicts, open] = await Promise.all([
    monitorObservations.listEstimates(
      project,
      changes.map(({ id }) => id),
      now - DETAIL_MS,
    ),
    monitorObservations.listSaid(project, now - FIRES_MS),
    monitorIncidents.verdicts(project),
    monitorIncidents.open(project),
  ]);
  const shared = budget.share(known);
  return known.map((monitor) => {
    const share = shared.ofMonitor(monitor.id);
    const seen = estimates.filter(
      ({ monitor: id, version }) => id === monitor.id && version === monitor.version,
    );
    const own = said.filter((each) => each.monitor === monitor.id);
    return tellMonitor({
      monitor,
      said: own.filter(({ version }) => version === monitor.version),
      fires: own.filter(({ opened }) => opened).length,
      verdicts: verdicts.get(monitor.id),
      incident: open.get(monitor.id),
      falseIncidents: share?.falseIncidents ?? null,
      delay: (share && expectedDelays(seen, share.threshold, [DOUBLING])[0]) ?? null,
      now,
    });
  });
}

export async function readMonitor(
  controlPlane: ControlPlane,
  project: string,
  monitor: StoredMonitor,
  budget: ProjectBudget,
  now: number,
): Promise<MonitorDetail | undefined> {
  const items = await readMonitors(controlPlane, project, budget, now);
  const item = items.find(({ id }) => id === monitor.id);
  if (!item) return undefined;
  const place = { monitor: monitor.id, version: monitor.version };
  const [versions, windows, incidents] = await Promise.all([
    controlPlane.monitors.versions(project, monitor.id),
    controlPlane.monitorObservations.list(project, place, { from: now - DETAIL_MS, to: now }),
    controlPlane.monitorIncidents.list(project, monitor.id, MOST_INCIDENTS),
  ]);
  return {
    ...item,
    versions: versions.map(({ version, name, definition, at, byName }) => {
      return { version, name, definition, at: at.toISOString(), by: byName };
    }),
    unit: unitOfMonitor(monitor.definition),
    windows: windows.slice(-MOST_WINDOWS).map(tellWindow),
    incidents: incidents.map(({ openedAt, closedAt, ...incident }) => ({
      ...incident,
      openedAt: openedAt.toISOString(),
      closedAt: closedAt?.toISOString() ?? null,
    })),
  };
}
