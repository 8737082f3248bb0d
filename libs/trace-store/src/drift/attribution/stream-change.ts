import type { BlockSketch, StreamChange } from '@almenara/drift';
import { sumOf } from '../compare/fold-cells.js';
import type { StreamKind } from '../compare/stream-kind.js';
import { topicDistanceOf } from '../compare/topic-distance.js';
import { runApart } from '../thread/drift-thread.js';
import { packBlocks } from '../thread/pack-blocks.js';

export interface SketchedWindows {
  readonly kind: StreamKind;
  /** Of texts. */
  readonly encoder?: string | null;
  readonly reference: readonly BlockSketch[];
  readonly current: readonly BlockSketch[];
}

/** How much a stream moved between two windows; undefined where there is too little to say. */
export async function streamChange({
  kind,
  encoder,
  reference,
  current,
}: SketchedWindows): Promise<StreamChange | undefined> {
  const test = await runApart('testWindows', {
    reference: packBlocks(reference),
    current: packBlocks(current),
    topicDistance: kind === 'text' ? topicDistanceOf(encoder ?? '') : undefined,
  });
  if (test.state !== 'compared' || test.p === null) return undefined;
  if (kind === 'text') return { pValue: test.p, effect: (test.newShare ?? test.effect)?.value ?? 0 };
  const [before, after] = [sharesOf(reference), sharesOf(current)];
  const effect = before.reduce((sum, share, bin) => sum + Math.abs(share - after[bin]!), 0) / 2;
  return { pValue: test.p, effect, ...(kind === 'number' ? { shift: shiftOf(before, after) } : {}) };
}

function sharesOf(blocks: readonly BlockSketch[]): number[] {
  const { n, sum } = sumOf(blocks);
  return Array.from(sum, (count) => count / n);
}

/** Change of the mean bin, in standard deviations of the reference: bins are logarithms of the number. */
function shiftOf(before: readonly number[], after: readonly number[]): number {
  const mean = (shares: readonly number[]) => shares.reduce((sum, share, bin) => sum + share * bin, 0);
  const centre = mean(before);
  const variance = before.reduce((sum, share, bin) => sum + share * (bin - centre) ** 2, 0);
  return (mean(after) - centre) / (Math.sqrt(variance) || 1);
}
