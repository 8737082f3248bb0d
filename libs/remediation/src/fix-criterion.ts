import type { Criterion, MarkerField, RemediationAction, Segment } from '@almenara/contract';
import { normalQuantile, type RateItem, weightedRate, wilsonInterval } from '@almenara/statistics';
import type { JudgedAnswer } from './judged-answer.js';

export const VERIFY_HOURS = 72;
/** Fewer answers give no verdict. */
export const LEAST_ANSWERS = 100;
/** More would take most applications days. */
const MOST_ANSWERS = 2000;
/** A reference of fewer answers is none. */
const LEAST_REFERENCE = 30;
const POWER = 0.9;

export interface CriterionInput {
  readonly metric: Criterion['metric'];
  readonly action: RemediationAction;
  readonly segment: Segment | null;
  readonly window: { readonly from: string; readonly to: string };
  readonly referenceWindow: { readonly from: string; readonly to: string } | null;
  /** Answers of the segment in the window, and, of the reference, those of the segment and all. */
  readonly before: readonly JudgedAnswer[];
  readonly reference: readonly JudgedAnswer[];
  readonly usual: readonly JudgedAnswer[];
  readonly questions: Criterion['questions'];
  readonly marker?: MarkerField | undefined;
  readonly difference?: Criterion['difference'] | undefined;
  readonly until?: number | undefined;
}

/**
 * What has to hold for the job to have helped: with its interval the bad rate must have lost at least half of what it had
 * risen. It is read at as many answers as show that in nine of ten cases where the rate is again what it was.
 */
export function fixCriterion(input: CriterionInput): Criterion {
  const { metric, segment, window, referenceWindow, before, until = VERIFY_HOURS } = input;
  const reference = input.reference.length >= LEAST_REFERENCE ? input.reference : input.usual;
  const usual = reference.length >= LEAST_REFERENCE ? (rateOf(reference) ?? 0) : null;
  const bad = rateOf(before) ?? 0;
  const bound = boundOf(bad, usual);
  const difference = input.difference ?? (segment ? 'unaffected' : 'reasking');
  return {
    metric,
    segment,
    marker: { field: input.marker ?? MARKERS[input.action], value: null },
    before: { ...window, ...countsOf(before) },
    reference: referenceWindow && usual !== null ? { ...referenceWindow, ...countsOf(reference) } : null,
    bound,
    minimum: planAnswers(usual ?? 0, bound),
    least: LEAST_ANSWERS,
    difference,
    questions: difference === 'reasking' ? input.questions : [],
    until,
  };
}

const MARKERS: Readonly<Record<RemediationAction, MarkerField>> = {
  re_index: 'indexVersion',
  re_embed: 'indexVersion',
  retrain: 'model',
  roll_back: 'variant',
  re_evaluate: 'variant',
};

/** Half-way between what is and what was; never so low that no number of answers planned here could show it. */
function boundOf(bad: number, usual: number | null): number {
  const least = wilsonInterval(0, LEAST_ANSWERS)!.high;
  if (usual === null) return Math.max(least, bad / 2);
  return usual < bad ? Math.max(least, (usual + bad) / 2) : Math.max(least, bad);
}

/**
 * The fewest answers, at least 100 and at most 2,000, whose Wilson interval ends at or below the bound with a chance of
 * nine in ten when the bad rate is `rate`; by the normal approximation of how many are bad.
 */
export function planAnswers(rate: number, bound: number): number {
  const z = normalQuantile(POWER);
  for (let n = LEAST_ANSWERS; n < MOST_ANSWERS; n += 20) {
    const unlucky = Math.min(n, n * rate + z * Math.sqrt(n * rate * (1 - rate)));
    if (wilsonInterval(unlucky, n)!.high <= bound) return n;
  }
  return MOST_ANSWERS;
}

function rateOf(answers: readonly JudgedAnswer[]): number | undefined {
  return weightedRate(answers.map(({ bad, probability }): RateItem => ({ bad, probability })))?.rate;
}

function countsOf(answers: readonly JudgedAnswer[]): { bad: number; n: number } {
  return { bad: answers.filter(({ bad }) => bad === 1).length, n: answers.length };
}
