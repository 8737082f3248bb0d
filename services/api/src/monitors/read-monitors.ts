import type { MonitorDetail, MonitorItem } from '@almenara/contract';
import type { ControlPlane, StoredMonitor } from '@almenara/control-plane';
import { unitOf } from '@almenara/monitors';
import type { ProjectBudget } from './budget-of-project.js';
import { FIRES_MS, tellMonitor } from './tell-monitor.js';
import { tellWindow } from './tell-window.js';

const DETAIL_MS = 7 * 86_400_000;
/** Of short windows the newest of these. */
const MOST_WINDOWS = 720;

/** Monitors with what they said and what became of it. */
export async function readMonitors(
  controlPlane: ControlPlane,
  project: string,
  budget: ProjectBudget,
  now: number,
): Promise<MonitorItem[]> {
  const { monitors, monitorObservations, monitorIncidents } = controlPlane;
  const [known, said, verdicts, open] = await Promise.all([
    monitors.list(project),
    monitorObservations.listSaid(project, now - FIRES_MS),
    monitorIncidents.verdicts(project),
    monitorIncidents.open(project),
  ]);
  const shared = budget.share(known);
  return known.map((monitor) => {
    const own = said.filter((each) => each.monitor === monitor.id);
    return tellMonitor({
      monitor,
      said: own.filter(({ version }) => version === monitor.version),
      fires: own.filter(({ opened }) => opened).length,
      verdicts: verdicts.get(monitor.id),
      incident: open.get(monitor.id),
      falseIncidents: shared.ofMonitor(monitor.id)?.falseIncidents ?? null,
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
  const [versions, windows] = await Promise.all([
    controlPlane.monitors.versions(project, monitor.id),
    controlPlane.monitorObservations.list(project, place, { from: now - DETAIL_MS, to: now }),
  ]);
  return {
    ...item,
    versions: versions.map(({ version, name, definition, at, byName }) => {
      return { version, name, definition, at: at.toISOString(), by: byName };
    }),
    unit: unitOf(monitor.definition),
    windows: windows.slice(-MOST_WINDOWS).map(tellWindow),
  };
}
