import { type Interval, wilsonInterval } from '@almenara/statistics';

/** Events of one bag of users, and how many of them are of the kind whose share is asked. */
export interface BagCount {
  readonly n: number;
  readonly of: number;
}

export interface ShareFigure {
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
}

/**
 * Share of a kind of events with its 95 % interval, bags of users being the independent units: the variance of the
 * ratio of sums is that of its linearisation over bags, B/(B−1)·Σ(of_b − p·n_b)²/N², and Wilson's interval is taken for
 * the number of independent events that would have this variance, at most as many as there are. Where no event or every
 * one is of the kind, the bags tell nothing of the spread and the events are taken as independent, so that the interval
 * is too narrow for users with many events each. Assumes some 10 bags or more.
 *
 * Source: Cochran 1977, Sampling Techniques, chapter 9 (ratio estimator over clusters); Korn and Graubard 1998, Survey
 * Methodology 24 (effective sample size in a binomial interval).
 */
export function shareByBags(bags: readonly BagCount[]): ShareFigure {
  const filled = bags.filter(({ n }) => n > 0);
  const events = filled.reduce((sum, { n }) => sum + n, 0);
  if (events === 0) return { value: 0, lo: 0, hi: 1 };
  const share = Math.min(1, filled.reduce((sum, { of }) => sum + of, 0) / events);
  const effective = effectiveEvents(filled, share, events);
  const { low, high }: Interval = wilsonInterval(share * effective, effective)!;
  return { value: share, lo: low, hi: high };
}

function effectiveEvents(bags: readonly BagCount[], share: number, events: number): number {
  const binomial = share * (1 - share);
  if (bags.length < 2 || binomial === 0) return events;
  const squares = bags.reduce((sum, { n, of }) => sum + (of - share * n) ** 2, 0);
  const variance = ((bags.length / (bags.length - 1)) * squares) / events ** 2;
  return variance === 0 ? events : Math.min(events, binomial / variance);
}
