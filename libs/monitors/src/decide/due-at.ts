import type { MonitorDefinition } from '@almenara/contract';

const MINUTE_MS = 60_000;
/** Events may be this late after the end of an hour; of shorter windows a third as late. */
const LATE_MS = 15 * MINUTE_MS;

/** When a window that starts at a time is judged: its end, and what events may be late. */
export function dueAt({ windowMinutes }: Pick<MonitorDefinition, 'windowMinutes'>, window: number): number {
  return window + windowMinutes * MINUTE_MS + (windowMinutes >= 60 ? LATE_MS : LATE_MS / 3);
}

/** Start of the newest window that is due; windows begin at multiples of their length since 1970 UTC. */
export function newestDue({ windowMinutes }: Pick<MonitorDefinition, 'windowMinutes'>, now: number): number {
  const length = windowMinutes * MINUTE_MS;
  return Math.floor((now - (dueAt({ windowMinutes }, 0) - length)) / length) * length - length;
}
