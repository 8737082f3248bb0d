import { benjaminiHochberg } from './benjamini-hochberg.js';
import { compareShares, type Share } from './compare-shares.js';
import { compareText } from './witness.js';

/** In how many events of each window a document was retrieved. */
export interface DocumentCount {
  readonly id: string;
  readonly reference: number;
  readonly current: number;
  /** Of the shifted events among the current ones. */
  readonly shifted?: number;
}

export interface DocumentTotals {
  /** Events with retrieval in each window. */
  readonly reference: number;
  readonly current: number;
  readonly shifted?: number;
}

export interface DocumentChange {
  readonly id: string;
  readonly kind: 'new' | 'gone' | 'more' | 'less' | 'same';
  readonly reference: Share;
  readonly current: Share;
  /** Current share less reference share. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly pValue: number;
  readonly adjustedP: number;
  /** Share under shifted events ÷ share under the other current events; absent without shifted events. */
  readonly shiftedLift?: number;
}

export interface DocumentOptions {
  readonly level?: 0.95 | 0.99;
  /** How much more the counts vary than those of independent events (see liftBySegment); 1 if not known. */
  readonly designEffect?: number;
  /** False-report rate at which a document counts as retrieved more or less than before. */
  readonly rate?: number;
}

/** With 7 expected and none seen, chance is e⁻⁷ < .001: the document is gone, or is not found any more. */
const LEAST_EXPECTED = 7;

/**
 * Documents whose share of retrievals changed between the windows, strongest evidence first. One counts as new or gone
 * where the other window has none although at least seven would be expected there at the same share.
 *
 * @throws RangeError for a count above its total.
 */
export function documentChanges(
  counts: Iterable<DocumentCount>,
  totals: DocumentTotals,
  options: DocumentOptions = {},
): DocumentChange[] {
  const { level = 0.95, designEffect = 1, rate = 0.05 } = options;
  const compared = [...counts].map((count) => {
    const reference = shareOf(count.id, count.reference, totals.reference);
    const current = shareOf(count.id, count.current, totals.current);
    return { count, reference, current, ...compareShares(current, reference, designEffect, level) };
  });
  const adjusted = benjaminiHochberg(compared.map(({ pValue }) => pValue));
  return compared
    .map(({ count, ...change }, index) => ({
      id: count.id,
      kind: kindOf(change.reference, change.current, adjusted[index]! <= rate, designEffect),
      ...change,
      adjustedP: adjusted[index]!,
      ...shiftedLiftOf(count, totals),
    }))
    .sort(
      (a, b) =>
        a.pValue - b.pValue || Math.abs(b.difference) - Math.abs(a.difference) || compareText(a.id, b.id),
    );
}

function kindOf(
  reference: Share,
  current: Share,
  differs: boolean,
  designEffect: number,
): DocumentChange['kind'] {
  const enough = (share: number, n: number) => (share * n) / designEffect >= LEAST_EXPECTED;
  if (current.count === 0 && enough(reference.share, current.n)) return 'gone';
  if (reference.count === 0 && enough(current.share, reference.n)) return 'new';
  if (!differs) return 'same';
  return current.share > reference.share ? 'more' : 'less';
}

function shiftedLiftOf(count: DocumentCount, totals: DocumentTotals): { shiftedLift?: number } {
  if (count.shifted === undefined || !totals.shifted) return {};
  const shifted = count.shifted / totals.shifted;
  const others = (count.current - count.shifted) / Math.max(1, totals.current - totals.shifted);
  return { shiftedLift: others > 0 ? shifted / others : shifted > 0 ? Infinity : 1 };
}

function shareOf(id: string, count: number, n: number): Share {
  if (!(count >= 0 && count <= n))
    throw new RangeError(`document ${id} was retrieved in ${count} of ${n} events`);
  return { count, n, share: n === 0 ? 0 : count / n };
}
