import { BAGS } from '../sketch/block-sketch.js';
import {
  type Expert,
  EXPERTS,
  REFERENCE_ERROR_HOURS,
  LARGEST_BET,
  LASTING,
  LASTING_CAUTION,
} from '../sequential/experts.js';
import { TRAILING_LAG, TRAILING_REACH } from '../reference/reference-range.js';

/** Beyond this the reference takes the shift in, so that no alarm is to be expected. */
const LONGEST = TRAILING_REACH;

/** Statistic of a stream without a shift, on the log scale, as seen in simulation: what a shift need not win. */
const QUIET_LOG = 2;

export interface DelayInput {
  /** Size of the shift, in the unit of `Effect.shift`. */
  readonly shift: number;
  readonly eventsPerHour: number;
  /** Threshold A. */
  readonly threshold: number;
  /** Features the direction has to be found among. */
  readonly dimensions?: number;
  /** Variance of an event along the direction as it is measured in the reference; more than one where hours or days are unlike. */
  readonly variance?: number;
  /** Effective number of bags. */
  readonly bags?: number;
}

/**
 * Hours until a lasting shift is expected to raise the alarm: the detector's own arithmetic on means, hour by hour. The
 * direction is found as the shift outgrows the noise of what its memory holds; from then on an hour brings
 * n·(λm − λ²V/2). An approximation for a steady traffic and a reference of four weeks: medians of simulations lay within
 * a factor of about one and a half.
 *
 * @returns null where no alarm is expected within 28 days.
 */
export function expectedDelay(input: DelayInput): number | null {
  const shortest = Math.min(...EXPERTS.map((expert) => delayOfExpert(input, expert)));
  return Number.isFinite(shortest) ? shortest : null;
}

function delayOfExpert(input: DelayInput, { memory, bet, weight }: Expert): number {
  const { shift, eventsPerHour: n, threshold, dimensions = 128, variance = 1, bags = 0.7 * BAGS } = input;
  const needed = Math.log(threshold) - Math.log(weight) - QUIET_LOG;
  const finite = 1 + REFERENCE_ERROR_HOURS / (TRAILING_REACH - TRAILING_LAG);
  const noise = (dimensions * variance * n * memory) / 2;
  let evidence = 0;
  for (let hours = 1; hours <= LONGEST; hours++) {
    const found = fadingSum(n, memory, hours - 1) * shift;
    const norm = Math.sqrt(found * found + noise);
    const mean = (shift * found) / norm;
    const gain = (found * found) / (norm * n * memory);
    const lasting = (fadingSum(n, LASTING, hours - 1) * mean) ** 2 / bags / ((n * LASTING) / 2);
    const perEvent = variance * (LASTING_CAUTION + finite) + LASTING_CAUTION * lasting;
    const lambda = Math.min((bet * gain) / perEvent, LARGEST_BET / Math.sqrt(n * perEvent));
    evidence += n * (lambda * mean - (lambda * lambda * perEvent) / 2);
    if (evidence >= needed) return hours;
  }
  return Infinity;
}

function fadingSum(perHour: number, memory: number, hours: number): number {
  return perHour * memory * (1 - Math.exp(-hours / memory));
}
