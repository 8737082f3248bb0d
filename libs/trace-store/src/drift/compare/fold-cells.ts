import type { BlockSketch } from '@almenara/drift';

export interface BagTotal {
  readonly n: number;
  readonly sum: Float64Array;
}

/** Events and sums of each bag over all blocks; a bag without events has none. */
function sumByBag(blocks: readonly BlockSketch[]): Map<number, BagTotal> {
  const totals = new Map<number, { n: number; sum: Float64Array }>();
  for (const { cells } of blocks)
    for (const { bag, n, sum } of cells) {
      let total = totals.get(bag);
      if (!total) totals.set(bag, (total = { n: 0, sum: new Float64Array(sum.length) }));
      total.n += n;
      for (let at = 0; at < sum.length; at++) total.sum[at]! += sum[at]!;
    }
  return totals;
}

/** Events and sums of a whole window. */
export function sumOf(blocks: readonly BlockSketch[]): BagTotal {
  const totals = [...sumByBag(blocks).values()];
  const sum = new Float64Array(totals[0]?.sum.length ?? 0);
  for (const total of totals) for (let at = 0; at < sum.length; at++) sum[at]! += total.sum[at]!;
  return { n: totals.reduce((events, { n }) => events + n, 0), sum };
}
