import { MISSING_SHARE } from './plan-visits.js';

export interface Pace {
  /** Between two questions, in the mean. */
  readonly pauseMs: number;
  readonly missing: number;
}

/** Enough that the repaired answers are told from the bad ones in some minutes: answering takes time as well. */
const BUSY: Pace = { pauseMs: 300, missing: MISSING_SHARE };
/** Nobody repairs the index: the questions go on, and need not be many. */
const WAITING: Pace = { pauseMs: 30_000, missing: MISSING_SHARE };
/** All is told. */
const QUIET: Pace = { pauseMs: 120_000, missing: 0 };
const MOST_BEFORE_REPAIR = 3600;
export const BUSY_AFTER_REPAIR = 900;

/** How many ask, by how many have asked since the desk is live and, once another index answers, since then. */
export function paceOf(sinceLive: number, sinceRepair: number | undefined): Pace {
  if (sinceRepair !== undefined) return sinceRepair < BUSY_AFTER_REPAIR ? BUSY : QUIET;
  return sinceLive < MOST_BEFORE_REPAIR ? BUSY : WAITING;
}
