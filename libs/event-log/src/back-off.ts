import { setTimeout as pause } from 'node:timers/promises';

export interface BackOffLimits {
  readonly firstMs: number;
  readonly mostMs: number;
}

/** Pause before the next try: doubles with each failed attempt, up to a cap. */
export function computeBackOff(attempt: number, { firstMs, mostMs }: BackOffLimits): number {
  return Math.min(mostMs, firstMs * 2 ** Math.min(attempt - 1, 30));
}

/** Waits for the time, or shorter if the signal aborts. */
export async function backOff(attempt: number, limits: BackOffLimits, signal: AbortSignal): Promise<void> {
  await pause(computeBackOff(attempt, limits), undefined, { signal }).catch(() => undefined);
}
