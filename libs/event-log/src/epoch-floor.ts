/** A log numbers its beginnings by the minute, so that one that starts from nothing outranks all before it. */
const ZERO = Date.UTC(2026, 0, 1);

export function epochFloor(now = Date.now()): number {
  return Math.floor((now - ZERO) / 60_000);
}
