import type { DriftComparison } from '@almenara/contract';
import type { BlockSketch } from '@almenara/drift';
import type { TraceStoreConnection } from '../../connection.js';
import { edgesOfBin, PAIR_WIDTH } from '../features.js';
import { sumByBag } from './fold-cells.js';
import type { HourWindows } from './hour-window.js';
import { listBinWords } from './list-bin-words.js';
import { type BagCount, shareByBags } from './share-by-bags.js';
import type { StreamKind } from './stream-kind.js';

type Bin = NonNullable<DriftComparison['distribution']>['bins'][number];

export interface BinnedWindows {
  readonly stream: string;
  readonly kind: StreamKind;
  readonly windows: HourWindows;
  readonly reference: readonly BlockSketch[];
  readonly current: readonly BlockSketch[];
}

/**
 * Share of each bin in both windows: of numbers in their order with the edges of each, of words the most frequent first
 * with the words that fell into it. Null for texts, which have no bins.
 */
export async function nameBins(
  connection: TraceStoreConnection,
  project: string,
  { stream, kind, windows, reference, current }: BinnedWindows,
): Promise<DriftComparison['distribution']> {
  if (kind === 'text') return null;
  const [ofReference, ofCurrent] = [countBins(reference), countBins(current)];
  const words =
    kind === 'category' || stream.includes(':')
      ? await listBinWords(connection, project, stream, windows)
      : new Map<number, string[]>();
  const filled = Array.from({ length: PAIR_WIDTH }, (_, bin) => bin).filter((bin) =>
    [ofReference, ofCurrent].some((bags) => bags.some((bag) => bag.sum[bin]! > 0)),
  );
  const share = (bags: readonly Counted[], bin: number) =>
    shareByBags(bags.map(({ n, sum }): BagCount => ({ n, of: sum[bin]! })));
  const named = words.size > 0 || kind === 'category';
  const bins = filled.map((bin): Bin => ({
    ...(named ? { from: null, to: null } : edgesOfBin(bin)),
    name: named ? nameOf(words.get(bin)) : null,
    reference: share(ofReference, bin),
    current: share(ofCurrent, bin),
  }));
  return { bins: named ? bins.toSorted(byFrequency) : bins };
}

interface Counted {
  readonly n: number;
  readonly sum: ArrayLike<number>;
}

function countBins(blocks: readonly BlockSketch[]): Counted[] {
  return [...sumByBag(blocks).values()];
}

/** Words that share a bin cannot be told apart; the rest of many is not said. */
const WORDS_SAID = 3;

function nameOf(words: readonly string[] | undefined): string | null {
  return words === undefined ? null : words.slice(0, WORDS_SAID).join(' · ');
}

function byFrequency(a: Bin, b: Bin): number {
  const both = ({ reference, current }: Bin) => reference.value + current.value;
  return both(b) - both(a);
}
