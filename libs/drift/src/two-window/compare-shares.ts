import { BAGS, type BlockSketch } from '../sketch/block-sketch.js';
import type { ComparedWindows } from './compare-windows.js';
import type { Estimate } from './distance-interval.js';

/** One bin or bucket: its share of the events of each window. */
export interface ComparedShare {
  readonly bin: number;
  readonly reference: Estimate;
  readonly current: Estimate;
}

const Z_95 = 1.959963984540054;

/**
 * Shares of the bins of a number or the buckets of a category in both windows, to draw them beside each other; bins that
 * neither window has are left out. The intervals (95 %) are Wilson's with an effective count: what the variance between
 * bags of users says the events are worth, at most their number. A bin's own variance is not trusted where few bags hold
 * it: the design effect is the larger of its own and that of all bins together. Windows without events have no shares.
 *
 * Sources: ratio estimate of clusters, Cochran 1977, Sampling Techniques, 9.7; Korn and Graubard 1998 for the effective
 * count in the interval.
 */
export function compareShares({ reference, current }: ComparedWindows): ComparedShare[] {
  const [before, now] = [shares(reference), shares(current)];
  const bins = Math.max(before.length, now.length);
  return Array.from({ length: bins }, (_, bin) => ({
    bin,
    reference: before[bin]!,
    current: now[bin]!,
  })).filter(
    (share) =>
      share.reference !== undefined &&
      share.current !== undefined &&
      (share.reference.value > 0 || share.current.value > 0),
  );
}

function shares(blocks: readonly BlockSketch[]): Estimate[] {
  const cells = blocks.flatMap((block) => block.cells);
  const width = cells[0]?.sum.length ?? 0;
  const byBag = new Float64Array(BAGS);
  const sums = new Float64Array(BAGS * width);
  for (const { bag, n, sum } of cells) {
    byBag[bag]! += n;
    for (let bin = 0; bin < width; bin++) sums[bag * width + bin]! += sum[bin]!;
  }
  const events = byBag.reduce((total, n) => total + n, 0);
  if (events === 0) return [];
  const filled = byBag.filter((n) => n > 0).length;
  const bins = Array.from({ length: width }, (_, bin) => {
    let count = 0;
    for (let bag = 0; bag < BAGS; bag++) count += sums[bag * width + bin]!;
    const share = count / events;
    let squares = 0;
    for (let bag = 0; bag < BAGS; bag++) squares += (sums[bag * width + bin]! - share * byBag[bag]!) ** 2;
    const variance = filled > 1 ? (squares * filled) / (filled - 1) / events ** 2 : Infinity;
    return { share, variance, independent: (share * (1 - share)) / events };
  });
  const independent = bins.reduce((sum, bin) => sum + bin.independent, 0);
  const overall = independent > 0 ? bins.reduce((sum, bin) => sum + bin.variance, 0) / independent : 1;
  return bins.map(({ share, variance, independent: own }) => {
    const effect = Math.max(1, overall, own > 0 ? variance / own : 1);
    return wilson(share, Math.max(1, events / effect));
  });
}

/** Wilson's score interval of a share of `n` effective draws. */
function wilson(share: number, n: number): Estimate {
  const z2 = Z_95 ** 2;
  const centre = share + z2 / (2 * n);
  const reach = Math.sqrt(z2 * ((share * (1 - share)) / n + z2 / (4 * n * n)));
  const scale = 1 + z2 / n;
  return {
    value: share,
    low: share === 0 ? 0 : Math.max(0, (centre - reach) / scale),
    high: share === 1 ? 1 : Math.min(1, (centre + reach) / scale),
  };
}
