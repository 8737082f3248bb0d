import { type BlockSketch, compareShares, type Estimate } from '@almenara/drift';

export interface ShareFigure {
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
}

export interface BinShare {
  readonly bin: number;
  readonly reference: ShareFigure;
  readonly current: ShareFigure;
}

/** Share of each bin of numbers or words in both windows, as it is told; bins that are empty in both are left out. */
export function shareOfBins(reference: readonly BlockSketch[], current: readonly BlockSketch[]): BinShare[] {
  return compareShares({ reference, current }).map((share) => ({
    bin: share.bin,
    reference: toFigure(share.reference),
    current: toFigure(share.current),
  }));
}

function toFigure({ value, low, high }: Estimate): ShareFigure {
  return { value, lo: low, hi: high };
}
