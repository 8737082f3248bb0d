import type { DriftComparison } from '@almenara/contract';

export type Bin = NonNullable<DriftComparison['distribution']>['bins'][number];

export interface DistributionBar {
  readonly bin: Bin;
  /** Heights from 0 to 100. */
  readonly reference: number;
  readonly current: number;
}

/** Bins from the first to the last that either window has, their shares against the largest. */
export function prepareDistribution(bins: readonly Bin[]): DistributionBar[] {
  const isUsed = ({ reference, current }: Bin) => reference.value > 0 || current.value > 0;
  const first = bins.findIndex(isUsed);
  if (first === -1) return [];
  const used = bins.slice(first, bins.findLastIndex(isUsed) + 1);
  const most = Math.max(...used.flatMap(({ reference, current }) => [reference.value, current.value]));
  return used.map((bin) => ({
    bin,
    reference: (bin.reference.value / most) * 100,
    current: (bin.current.value / most) * 100,
  }));
}

/** Indexes of bars that get a label: the first, the last and some between. */
export function labelledBars(count: number, most: number): number[] {
  if (count === 0) return [];
  const step = Math.max(1, Math.ceil(count / most));
  return Array.from({ length: Math.ceil(count / step) }, (_, index) => index * step);
}

const MOST_CATEGORIES = 20;

/** The categories that changed most, on either side; the rest is one row. */
export function prepareCategories(bins: readonly Bin[]): { rows: readonly Bin[]; others: number } {
  const most = ({ reference, current }: Bin) => Math.max(reference.value, current.value);
  const sorted = bins.toSorted((a, b) => most(b) - most(a));
  return { rows: sorted.slice(0, MOST_CATEGORIES), others: Math.max(0, sorted.length - MOST_CATEGORIES) };
}
