import { benjaminiHochberg } from './benjamini-hochberg.js';
import { compareShares, type Share } from './compare-shares.js';
import { designEffectOf } from './design-effect.js';
import type { SegmentedEvent } from './segmented-event.js';
import { compareText } from './witness.js';

export interface SegmentLift {
  readonly dimension: string;
  readonly value: string;
  readonly shifted: Share;
  readonly others: Share;
  /** Share among the shifted events less the share among the others. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** Ratio of the shares; Infinity where none of the others is in the segment. */
  readonly lift: number;
  readonly pValue: number;
  /** By Benjamini and Hochberg over all segments tested: for ranking what is shown, never for an alarm. */
  readonly adjustedP: number;
}

export interface LiftOptions {
  readonly level?: 0.95 | 0.99;
  /** Segments with fewer events are not tested: they could not be told from chance. */
  readonly least?: number;
}

/**
 * Which segments the shifted events come from: for each dimension and value, its share among the shifted events of the
 * current window against its share among the other ones. Events of one actor are not independent, so the variance is
 * that of actors where it is greater. Strongest evidence first.
 */
export function liftBySegment(events: Iterable<SegmentedEvent>, options: LiftOptions = {}): SegmentLift[] {
  const { level = 0.95, least = 10 } = options;
  const all = [...events];
  const totals = { shifted: 0, others: 0 };
  for (const { shifted } of all) totals[shifted ? 'shifted' : 'others'] += 1;
  const lifts: Omit<SegmentLift, 'adjustedP'>[] = [];
  for (const [key, members] of segmentsOf(all)) {
    if (members.size < least) continue;
    const [dimension, value] = JSON.parse(key) as [string, string];
    const count = [...members].filter((event) => event.shifted).length;
    const shifted = shareOf(count, totals.shifted);
    const others = shareOf(members.size - count, totals.others);
    const designEffect = designEffectOf(all, members, shifted, others);
    lifts.push({
      dimension,
      value,
      shifted,
      others,
      ...compareShares(shifted, others, designEffect, level),
      lift: others.share > 0 ? shifted.share / others.share : shifted.share > 0 ? Infinity : 1,
    });
  }
  const adjusted = benjaminiHochberg(lifts.map(({ pValue }) => pValue));
  return lifts
    .map((lift, index) => ({ ...lift, adjustedP: adjusted[index]! }))
    .sort(
      (a, b) =>
        digits(a.pValue) - digits(b.pValue) ||
        b.difference - a.difference ||
        compareText(`${a.dimension} ${a.value}`, `${b.dimension} ${b.value}`),
    );
}

function segmentsOf(events: readonly SegmentedEvent[]): Map<string, Set<SegmentedEvent>> {
  const segments = new Map<string, Set<SegmentedEvent>>();
  for (const event of events)
    for (const [dimension, values] of Object.entries(event.segments))
      for (const value of typeof values === 'string' ? [values] : (values ?? [])) {
        if (value === '') continue;
        const key = JSON.stringify([dimension, value]);
        const members = segments.get(key) ?? new Set();
        segments.set(key, members.add(event));
      }
  return segments;
}

/** Both values of a dimension of two hold the same evidence, but for rounding. */
function digits(pValue: number): number {
  return Number(pValue.toPrecision(9));
}

function shareOf(count: number, n: number): Share {
  return { count, n, share: n === 0 ? 0 : count / n };
}
