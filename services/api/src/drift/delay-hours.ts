import type { DriftStream } from '@almenara/contract';

// INTERIM until libs/drift has expectedDelay
export function delayHours(
  _eventsPerHour: number,
  _kind: DriftStream['kind'],
  _logAlarm: number,
): number | null {
  return null;
}
