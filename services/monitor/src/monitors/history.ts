import type { MonitorDefinition } from '@almenara/contract';

const DAY_MS = 86_400_000;

/** Windows are kept, and judged again by a process that starts, for so long. */
export const KEPT_MS = 70 * DAY_MS;

/** Windows that were due longer ago are history: nobody is told of them any more. */
export const TOLD_MS = DAY_MS;

/** How much of the past a detector needs before its first window, in ms. */
export function pastNeeded({ detector }: MonitorDefinition): number {
  return { change: 35 * DAY_MS, no_data: 29 * DAY_MS, bound: 0, data_quality: 0 }[detector.kind];
}
