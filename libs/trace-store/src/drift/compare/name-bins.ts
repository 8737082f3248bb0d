import type { DriftComparison } from '@almenara/contract';
import type { BlockSketch } from '@almenara/drift';
import type { TraceStoreConnection } from '../../connection.js';
import { edgesOfBin } from '../features.js';
import type { HourWindows } from './hour-window.js';
import { listBinWords } from './list-bin-words.js';
import { shareOfBins } from './share-of-bins.js';
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
  // A score may be a word instead of a number.
  const mayBeWords = kind === 'category' || stream.includes(':');
  const words = mayBeWords
    ? await listBinWords(connection, project, stream, [
        { ...windows.reference, events: countEvents(reference) },
        { ...windows.current, events: countEvents(current) },
      ])
    : new Map<number, string[]>();
  const named = words.size > 0 || kind === 'category';
  const bins = shareOfBins(reference, current).map(({ bin, ...shares }): Bin => ({
    ...(named ? { from: null, to: null } : edgesOfBin(bin)),
    name: named ? nameOf(words.get(bin)) : null,
    ...shares,
  }));
  return { bins: named ? bins.toSorted(byFrequency) : bins };
}

function countEvents(blocks: readonly BlockSketch[]): number {
  return blocks.reduce((all, { cells }) => cells.reduce((events, { n }) => events + n, all), 0);
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
