import type { BlamedDocument } from '@almenara/contract';
import { benjaminiHochberg, compareRates, rateFromSums } from '@almenara/statistics';
import type { DocumentSums, RateSums } from '@almenara/trace-store';
import { toEstimate, toWeightedSums } from './estimate-quality.js';

/**
 * Documents under whose answers failures are more frequent than under the other answers that had documents, the surest
 * first. All documents are tested together: of those with an adjusted p of at most q, a share of about q is innocent.
 */
export function rankDocuments(
  all: RateSums,
  documents: readonly DocumentSums[],
  limit: number,
): BlamedDocument[] {
  const compared = documents.flatMap((document) => {
    const others = subtract(all, document);
    const rate = rateFromSums(toWeightedSums(document));
    const rest = rateFromSums(toWeightedSums(others));
    return rate && rest ? [{ document, rate, rest, others, difference: compareRates(rate, rest) }] : [];
  });
  const adjusted = benjaminiHochberg(compared.map(({ difference }) => difference.pValue));
  return compared
    .map(({ document, rate, rest, others, difference }, index) => ({
      documentId: document.documentId,
      n: document.n,
      bad: document.bad,
      rate: toEstimate(rate, document.n),
      rest: toEstimate(rest, others.n),
      difference: {
        value: difference.difference,
        lo: difference.low,
        hi: difference.high,
        level: difference.level,
      },
      lift: rest.rate > 0 ? rate.rate / rest.rate : null,
      adjustedP: adjusted[index]!,
    }))
    .filter(({ difference }) => difference.value > 0)
    .toSorted(
      (a, b) =>
        a.adjustedP - b.adjustedP ||
        b.difference.lo - a.difference.lo ||
        (a.documentId < b.documentId ? -1 : 1),
    )
    .slice(0, limit);
}

/** Sums of what is in the first and not in the second, which is a part of it. */
function subtract(all: RateSums, part: RateSums): RateSums {
  const left = (name: keyof RateSums) => Math.max(0, all[name] - part[name]);
  return {
    n: left('n'),
    bad: left('bad'),
    weight: left('weight'),
    weightedBad: left('weightedBad'),
    squaredWeight: left('squaredWeight'),
    squaredWeightedBad: left('squaredWeightedBad'),
    // At most that of all: the interval errs to the wide side.
    greatestWeight: all.greatestWeight,
  };
}
