import type { BlockSketch } from '@almenara/drift';
import { PAIR_WIDTH } from '../features.js';
import { sumByBag } from './fold-cells.js';
import { type BagCount, shareByBags, type ShareFigure } from './share-by-bags.js';

export interface BinShare {
  readonly bin: number;
  readonly reference: ShareFigure;
  readonly current: ShareFigure;
}

/** Share of each bin of numbers or words in both windows; bins that are empty in both are left out. */
export function shareOfBins(reference: readonly BlockSketch[], current: readonly BlockSketch[]): BinShare[] {
  const [ofReference, ofCurrent] = [reference, current].map((blocks) => [...sumByBag(blocks).values()]);
  const share = (bags: typeof ofReference, bin: number) =>
    shareByBags(bags!.map(({ n, sum }): BagCount => ({ n, of: sum[bin]! })));
  return Array.from({ length: PAIR_WIDTH }, (_, bin) => bin)
    .filter((bin) => [...ofReference!, ...ofCurrent!].some(({ sum }) => sum[bin]! > 0))
    .map((bin) => ({ bin, reference: share(ofReference, bin), current: share(ofCurrent, bin) }));
}
