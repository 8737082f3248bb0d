import type { Criterion, Verdict, VerdictDetail } from '@almenara/contract';
import {
  differenceInDifferences,
  mcnemarTest,
  type RateEstimate,
  type RateItem,
  weightedRate,
} from '@almenara/statistics';
import { HOUR_MS } from './decide.js';

/** An answer that the pinned version of the evaluator judged. */
export interface JudgedAnswer {
  /** When it was given, in epoch milliseconds. */
  readonly at: number;
  readonly actor: string;
  readonly bad: 0 | 1;
  readonly probability: number;
}

/** What the store knows at one time. */
export interface VerificationObservations {
  /** Of the segment, carrying the marker, since the job's success; the oldest first. */
  readonly marked: readonly JudgedAnswer[];
  /** Of the segment and beside it, of the time before; beside it, since the success. */
  readonly before: readonly JudgedAnswer[];
  readonly othersBefore: readonly JudgedAnswer[];
  readonly othersAfter: readonly JudgedAnswer[];
  /** As `marked`, but judged by other versions of the evaluator alone. */
  readonly otherVersions: number;
  /** Answers that carried the marker before the job was asked for. */
  readonly markedBefore: number;
  /** Marked answers to the frozen questions, by their hash. */
  readonly reasked: ReadonlyMap<string, 0 | 1>;
}

/**
 * A difference is looked for twice, when enough answers are there and at the end; each look has half of the 5 % that both
 * may be wrong together.
 */
const LOOK_LEVEL = 0.975;
const LEAST_PAIRS = 50;

/**
 * Whether the job did what the criterion asks. The bound is read once, at the criterion's number of answers or with what
 * there is at the end, so that looking each minute spends nothing; that it was met is not enough.
 *
 * @param previous what was found at the look before, null at the first: a reading is not repeated.
 */
export function judgeVerification(
  criterion: Criterion,
  observations: VerificationObservations,
  { succeededAt, now, previous }: { succeededAt: number; now: number; previous: Verdict | null },
): Verdict {
  const { marked, otherVersions } = observations;
  const isEnd = now >= succeededAt + criterion.until * HOUR_MS;
  const told = (outcome: Verdict['outcome'], detail: VerdictDetail | null, found: Found = {}): Verdict => ({
    outcome,
    detail,
    at: new Date(now).toISOString(),
    answers: marked.length,
    otherVersions,
    rate: found.rate ? { value: found.rate.rate, low: found.rate.low, high: found.rate.high } : null,
    difference: found.difference ?? null,
    pairs: found.pairs ?? null,
    boundMet: found.boundMet ?? previous?.boundMet ?? null,
  });
  if (observations.markedBefore > 0) return told('inconclusive', 'marker_not_new');
  const isReached = marked.length >= criterion.minimum;
  const whole = rateOf(marked);
  if (!isEnd && (!isReached || previous?.boundMet === true))
    return told(null, null, { rate: whole, ...keptOf(previous) });
  if (!isReached && marked.length < criterion.least) {
    const isChanged = otherVersions > 0 && otherVersions + marked.length >= criterion.least;
    return told('inconclusive', isChanged ? 'evaluator_changed' : 'too_few_answers', { rate: whole });
  }
  const reading = isReached && previous?.boundMet !== true ? marked.slice(0, criterion.minimum) : marked;
  const rate = rateOf(reading);
  // All by one actor: nobody knows how others differ.
  if (!rate) return isEnd ? told('inconclusive', 'too_few_answers') : told(null, null);
  const boundMet = previous?.boundMet ?? rate.high <= criterion.bound;
  if (!boundMet) return told('not_fixed', 'bound_not_met', { rate, boundMet });
  const until = isEnd ? Infinity : reading.at(-1)!.at;
  const shown =
    criterion.difference === 'unaffected'
      ? compareWithOthers(observations, reading, until)
      : compareReasked(criterion, observations);
  const found = { rate, boundMet, ...shown.found };
  if (shown.isShown)
    return told(
      'verified',
      criterion.difference === 'unaffected' ? 'difference_shown' : 'reasking_shown',
      found,
    );
  return isEnd ? told('inconclusive', 'recovered_cause_not_shown', found) : told(null, null, found);
}

interface Found {
  readonly rate?: RateEstimate | null;
  readonly boundMet?: boolean;
  readonly difference?: NonNullable<Verdict['difference']>;
  readonly pairs?: NonNullable<Verdict['pairs']>;
}

function keptOf(previous: Verdict | null): Found {
  return {
    ...(previous?.difference ? { difference: previous.difference } : {}),
    ...(previous?.pairs ? { pairs: previous.pairs } : {}),
  };
}

function rateOf(answers: readonly JudgedAnswer[]): RateEstimate | null {
  return weightedRate(
    answers.map(({ bad, probability, actor }): RateItem => ({ bad, probability, cluster: actor })),
  );
}

interface Shown {
  readonly isShown: boolean;
  readonly found: Found;
}

function compareWithOthers(
  { before, othersBefore, othersAfter }: VerificationObservations,
  reading: readonly JudgedAnswer[],
  until: number,
): Shown {
  const of = (answers: readonly JudgedAnswer[], isTreated: boolean, isAfter: boolean) =>
    answers
      .filter(({ at }) => !isAfter || at <= until)
      .map(({ bad, probability, actor }) => ({ isTreated, isAfter, bad, probability, actor }));
  const change = differenceInDifferences(
    [
      ...of(before, true, false),
      ...of(reading, true, true),
      ...of(othersBefore, false, false),
      ...of(othersAfter, false, true),
    ],
    LOOK_LEVEL,
  );
  if (!change) return { isShown: false, found: {} };
  const { difference: value, low, high, level, actors } = change;
  return { isShown: high < 0, found: { difference: { value, low, high, level, actors } } };
}

function compareReasked({ questions }: Criterion, { reasked }: VerificationObservations): Shown {
  let [n, mended, broken] = [0, 0, 0];
  for (const { hash, bad } of questions) {
    const after = reasked.get(hash);
    if (after === undefined) continue;
    n += 1;
    if (bad && after === 0) mended += 1;
    if (!bad && after === 1) broken += 1;
  }
  const p = mcnemarTest(mended, broken);
  const isShown = n >= LEAST_PAIRS && mended > broken && p < 1 - LOOK_LEVEL;
  return { isShown, found: { pairs: { n, mended, broken, p } } };
}
