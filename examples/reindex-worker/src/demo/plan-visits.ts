import { seededRandom } from '../seeded-random.js';

const HOUR_MS = 3_600_000;
/** Drift learns from a week; some hours of it may lack events. */
export const QUIET_HOURS = 8 * 24;
export const CHANGED_HOURS = 36;
const QUIET_PER_HOUR = 4;
const CHANGED_PER_HOUR = 12;
/** Share of the questions about what the first index lacks, once people have heard of it. */
export const MISSING_SHARE = 0.5;

export interface PlannedVisit {
  readonly time: number;
  /** Chance that the question is about what the first index lacks. */
  readonly missing: number;
}

/**
 * The past of the desk up to `anchor`, in the order of its times: a quiet week and a day in which all is well, and a day
 * and a half in which half of the questions are about topics that the nightly job was never told of.
 */
export function planVisits(anchor: number): PlannedVisit[] {
  const random = seededRandom('visits');
  const hours = QUIET_HOURS + CHANGED_HOURS;
  return Array.from({ length: hours }, (_, hour) => {
    const isQuiet = hour < QUIET_HOURS;
    const begin = anchor - (hours - hour) * HOUR_MS;
    return Array.from({ length: isQuiet ? QUIET_PER_HOUR : CHANGED_PER_HOUR }, () => ({
      time: Math.round(begin + random() * HOUR_MS),
      missing: isQuiet ? 0 : MISSING_SHARE,
    })).sort((one, other) => one.time - other.time);
  }).flat();
}
