import { requireFinite, requireWhole } from './require-number.js';

/**
 * Normalised discounted cumulative gain: Σ relevance/log₂(rank + 1) over the first k results, divided by its value
 * for the best order of the same results. In [0, 1]; 1 where nothing relevant stands below something less relevant.
 * It does not know of relevant documents that were not retrieved.
 *
 * @param relevances of the results in the order shown, at least 0; gains are linear.
 * @returns null where no result is relevant.
 * @throws RangeError for a relevance that is negative or not finite, or k below 1.
 * Source: Järvelin and Kekäläinen 2002, ACM Transactions on Information Systems 20.
 */
export function normalizedDiscountedCumulativeGain(relevances: readonly number[], k: number): number | null {
  requireRelevances(relevances, k);
  const ideal = gain([...relevances].sort((a, b) => b - a).slice(0, k));
  return ideal === 0 ? null : Math.min(1, gain(relevances.slice(0, k)) / ideal);
}

function gain(relevances: readonly number[]): number {
  return relevances.reduce((sum, relevance, index) => sum + relevance / Math.log2(index + 2), 0);
}

/**
 * Precision at k: the share of the first k results whose relevance is above 0. With fewer than k results the missing
 * ones count as not relevant.
 *
 * @returns null without results.
 * @throws RangeError as for the gain.
 */
export function precisionAtK(relevances: readonly number[], k: number): number | null {
  requireRelevances(relevances, k);
  if (relevances.length === 0) return null;
  return relevances.slice(0, k).filter((relevance) => relevance > 0).length / k;
}

function requireRelevances(relevances: readonly number[], k: number): void {
  requireWhole('k', k, 1);
  for (const relevance of relevances) {
    requireFinite('relevance', relevance);
    if (relevance < 0) throw new RangeError(`relevance must not be negative, is ${relevance}`);
  }
}
