import { compareRates } from '@almenara/statistics';
import { fallBeside } from './fall-beside.js';
import type { VerificationObservations } from './judge-verification.js';
import { type JudgedAnswer, rateOf } from './judged-answer.js';

/** From so many answers on the time just before the success is a measure of its own. */
const LEAST_LATELY = 50;
/** Of fewer nothing is concluded. */
const LEAST_TO_CONTRADICT = 5;

/**
 * Whether the segment was still bad when the job succeeded. Otherwise it healed by itself while the job waited or ran, and
 * the incident's windows would credit the job with it. With enough of the newest answers before the success the fall must be
 * shown against them too (both must hold, so neither test needs a share of the other's error); with fewer they must not be
 * surely better than those of the incident.
 */
export function wasBadUntil(
  { before, lately, othersLately, othersAfter }: VerificationObservations,
  reading: readonly JudgedAnswer[],
  level: number,
): boolean {
  if (lately.length < LEAST_LATELY)
    return lately.length < LEAST_TO_CONTRADICT || !isSurelyBetter(lately, before, level);
  const fall = fallBeside({ before: lately, after: reading, othersBefore: othersLately, othersAfter }, level);
  return fall ? fall.high < 0 : isSurelyBetter(reading, lately, level);
}

function isSurelyBetter(
  first: readonly JudgedAnswer[],
  second: readonly JudgedAnswer[],
  level: number,
): boolean {
  const [one, other] = [rateOf(first, level), rateOf(second, level)];
  return one !== null && other !== null && compareRates(one, other).high < 0;
}
