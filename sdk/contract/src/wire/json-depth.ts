/** Deepest nesting accepted in any JSON value of an event; deeper values break recursive readers. */
export const MAX_JSON_DEPTH = 100;

/** True when `value` nests arrays and objects deeper than `limit`. Iterative, so hostile depth cannot overflow. */
export function isDeeperThan(value: unknown, limit: number = MAX_JSON_DEPTH): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    const next: unknown[] = [];
    for (const item of level) {
      if (item === null || typeof item !== 'object') continue;
      if (depth >= limit) return true;
      for (const child of Array.isArray(item) ? item : Object.values(item)) {
        if (child !== null && typeof child === 'object') next.push(child);
      }
    }
    level = next;
  }
  return false;
}
