import type { BlockSketch, CategoryChange, CauseEvidence, Cell } from '@almenara/drift';
import type { TraceStoreConnection } from '../../connection.js';
import { blockHoursOf, type HourWindows } from '../compare/hour-window.js';
import { PAIR_WIDTH } from '../features.js';
import { countVersions, type VersionCount, type VersionDimension } from './count-versions.js';
import { streamChange } from './stream-change.js';

type Versions = Pick<CauseEvidence, 'versions' | 'retriever' | 'answeredModel'>;

const REPORTED = ['prompt_version', 'variant', 'model_requested', 'release'] as const;

/** Which versions of the app answered in each window; dimensions that it does not report are left out. */
export async function versionChanges(
  connection: TraceStoreConnection,
  project: string,
  windows: HourWindows,
  share: number,
): Promise<Versions> {
  const ofWindow = (window: HourWindows['current']) =>
    countVersions(connection, project, { window, blockHours: blockHoursOf(window), share });
  const [reference, current] = await Promise.all([ofWindow(windows.reference), ofWindow(windows.current)]);
  const changeOf = (dimension: VersionDimension) => {
    const of = (counts: readonly VersionCount[]) => counts.filter((count) => count.dimension === dimension);
    return categoryChange(of(reference), of(current));
  };
  const changes = await Promise.all(
    REPORTED.map(async (dimension) => ({ dimension, change: await changeOf(dimension) })),
  );
  const [retriever, answeredModel] = await Promise.all([
    changeOf('retriever'),
    answeredChange(reference, current),
  ]);
  return {
    versions: changes.flatMap(({ dimension, change }) => (change ? [{ dimension, change }] : [])),
    ...(retriever ? { retriever } : {}),
    ...(answeredModel ? { answeredModel } : {}),
  };
}

/** Model that answered, of the calls that asked for the model that the reference asked for most. */
async function answeredChange(
  reference: readonly VersionCount[],
  current: readonly VersionCount[],
): Promise<CategoryChange | undefined> {
  const answered = (counts: readonly VersionCount[]) =>
    counts
      .filter(({ dimension }) => dimension === 'model_answered')
      .map((count) => ({
        ...count,
        requested: count.word.split('\n')[0]!,
        word: count.word.split('\n')[1]!,
      }));
  const before = answered(reference);
  const requested = mostFrequent(before.map(({ requested, n }) => ({ word: requested, n })));
  const of = (counts: ReturnType<typeof answered>) => counts.filter((count) => count.requested === requested);
  return categoryChange(of(before), of(answered(current)));
}

async function categoryChange(
  reference: readonly VersionCount[],
  current: readonly VersionCount[],
): Promise<CategoryChange | undefined> {
  if (reference.length === 0 || current.length === 0) return undefined;
  const words = [...new Set([...reference, ...current].map(({ word }) => word))].toSorted();
  const [before, after] = [mostFrequent(reference), mostFrequent(current)];
  // One value in both windows cannot have changed; a test of it would say that nothing can be said.
  const change =
    words.length === 1
      ? { pValue: 1, effect: 0 }
      : await streamChange({
          kind: 'category',
          reference: toBlocks(reference, words),
          current: toBlocks(current, words),
        });
  return change && { ...change, previous: before, current: after };
}

function mostFrequent(counts: readonly { readonly word: string; readonly n: number }[]): string {
  const totals = new Map<string, number>();
  for (const { word, n } of counts) totals.set(word, (totals.get(word) ?? 0) + n);
  return [...totals].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? '';
}

/** Rare words beyond the width share the last place. */
function toBlocks(counts: readonly VersionCount[], words: readonly string[]): BlockSketch[] {
  const blocks = new Map<number, Map<number, { n: number; sum: Float64Array }>>();
  for (const { start, bag, word, n } of counts) {
    const cells = blocks.get(start) ?? new Map<number, { n: number; sum: Float64Array }>();
    const cell = cells.get(bag) ?? { n: 0, sum: new Float64Array(PAIR_WIDTH) };
    cell.n += n;
    cell.sum[Math.min(words.indexOf(word), PAIR_WIDTH - 1)]! += n;
    blocks.set(start, cells.set(bag, cell));
  }
  return [...blocks]
    .toSorted(([a], [b]) => a - b)
    .map(([start, cells]) => ({
      start,
      cells: [...cells].map(([bag, { n, sum }]): Cell => ({ bag, n, sum })),
    }));
}
