import type { Criterion, Verdict, VerdictDetail } from '@almenara/contract';
import type { RateEstimate } from '@almenara/statistics';
import { HOUR_MS } from './decide.js';
import { type JudgedAnswer, rateOf } from './judged-answer.js';
import { showDifference } from './show-difference.js';

/** What the store knows at one time. */
export interface VerificationObservations {
  /** Of the segment, carrying the marker, since the job's success; the oldest first. */
  readonly marked: readonly JudgedAnswer[];
  /** Of the segment and beside it, of the time before; beside it, since the success. */
  readonly before: readonly JudgedAnswer[];
  readonly othersBefore: readonly JudgedAnswer[];
  readonly othersAfter: readonly JudgedAnswer[];
  /** The newest of the segment, without the marker, between the incident's windows and the success; and beside it then. */
  readonly lately: readonly JudgedAnswer[];
  readonly othersLately: readonly JudgedAnswer[];
  /** As `marked`, but judged by other versions of the evaluator alone. */
  readonly otherVersions: number;
  /** Answers that carried the marker before the job was asked for. */
  readonly markedBefore: number;
  /** Marked answers to the frozen questions, by their hash. */
  readonly reasked: ReadonlyMap<string, 0 | 1>;
}

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
  const shown = showDifference(criterion, observations, reading, until);
  const found = { rate, boundMet, ...shown.found };
  if (shown.isShown)
    return told(
      'verified',
      criterion.difference === 'unaffected' ? 'difference_shown' : 'reasking_shown',
      found,
    );
  return isEnd ? told('inconclusive', 'recovered_cause_not_shown', found) : told(null, null, found);
}

export interface Found {
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
