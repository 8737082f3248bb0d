import type { MonitorItem } from '@almenara/contract';
import type { MonitorVerdicts, SaidOfWindow, StoredMonitor } from '@almenara/control-plane';
import { dueAt, isInMaintenance, newestDue, precisionOf } from '@almenara/monitors';

const DAY_MS = 86_400_000;
const STRIP_MS = 7 * DAY_MS;
export const FIRES_MS = 30 * DAY_MS;
/** A window that is this much overdue is late: nobody knows how things are. */
const LATE_MS = 30 * 60_000;

export interface MonitorTold {
  readonly monitor: StoredMonitor;
  /** Of its present version, in order. */
  readonly said: readonly SaidOfWindow[];
  /** Alarms of all versions in 30 days. */
  readonly fires: number;
  readonly verdicts: MonitorVerdicts | undefined;
  readonly incident: string | undefined;
  readonly falseIncidents: number | null;
  /** How fast a doubling is told; null where that is not to be said. */
  readonly delay: NonNullable<MonitorItem['delay']> | null;
  readonly now: number;
}

export function tellMonitor(told: MonitorTold): MonitorItem {
  const { monitor, said, fires, verdicts, incident, falseIncidents, delay, now } = told;
  const { id, name, isDefault, version, definition, enabled, enabledAt, testedVersion, mutedUntil } = monitor;
  const precision = precisionOf(verdicts ?? { real: 0, falseAlarms: 0 });
  const length = definition.windowMinutes * 60_000;
  const strip = toStrip(
    said.filter(({ window }) => window >= now - STRIP_MS),
    length,
  );
  const isMuted = mutedUntil !== null && mutedUntil.getTime() > now;
  return {
    id,
    name,
    isDefault,
    version,
    definition,
    enabled,
    testedVersion,
    mutedUntil: isMuted ? mutedUntil.toISOString() : null,
    state: stateOf(told),
    lastChange: strip.at(-1)?.from ?? null,
    strip,
    fires30Days: fires,
    precision: precision && {
      value: precision.value,
      lo: precision.lo,
      hi: precision.hi,
      level: 0.95,
      n: precision.n,
      unit: 'rate',
      method: 'wilson',
    },
    noisy: precision?.isNoisy ?? false,
    neverFired: enabled && fires === 0 && enabledAt !== null && enabledAt.getTime() < now - FIRES_MS,
    nextEvaluation: enabled ? new Date(nextDue(told, length)).toISOString() : null,
    incident: incident ?? null,
    falseIncidents,
    inMaintenance: enabled && isInMaintenance(definition, Math.floor(now / length) * length),
    delay,
  };
}

function nextDue({ monitor: { definition }, said, now }: MonitorTold, length: number): number {
  const newest = said.at(-1)?.window;
  const next = newest === undefined ? newestDue(definition, now) + length : newest + length;
  return dueAt(definition, next);
}

function stateOf(told: MonitorTold): MonitorItem['state'] {
  const { monitor, said, now } = told;
  if (!monitor.enabled) return 'off';
  const last = said.at(-1);
  if (!last) return 'waiting';
  const next = dueAt(monitor.definition, last.window + monitor.definition.windowMinutes * 60_000);
  if (next < now - LATE_MS) return 'late';
  if (last.outcome === 'quiet' && last.why === 'muted') return 'untold';
  return last.outcome === 'recovered' ? 'quiet' : last.outcome;
}

/** Neighbouring windows of the same outcome as one. */
function toStrip(said: readonly SaidOfWindow[], length: number): MonitorItem['strip'] {
  const strip: { from: number; to: number; outcome: SaidOfWindow['outcome'] }[] = [];
  for (const { window, outcome } of said) {
    const last = strip.at(-1);
    const shown = outcome === 'recovered' ? 'quiet' : outcome;
    if (last?.outcome === shown && last.to === window) last.to = window + length;
    else strip.push({ from: window, to: window + length, outcome: shown });
  }
  return strip.map(({ from, to, outcome }) => ({
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    outcome,
  }));
}
