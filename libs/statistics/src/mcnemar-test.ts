import { requireWhole } from './require-number.js';

/**
 * McNemar's exact test of paired verdicts: whether, of the pairs whose two verdicts differ, as many went one way as the
 * other. Pairs that agree say nothing. Two-sided, by the binomial distribution with share one half.
 *
 * @param mended pairs that were bad and are good; counts.
 * @param broken pairs that were good and are bad.
 * @returns the p-value in (0, 1]; 1 without a pair that differs.
 * @throws RangeError for counts that are not whole or are negative.
 * Assumes that pairs are independent. Conservative: the distribution is discrete.
 * Source: McNemar 1947, Note on the sampling error of the difference between correlated proportions, Psychometrika 12.
 */
export function mcnemarTest(mended: number, broken: number): number {
  requireWhole('mended', mended, 0);
  requireWhole('broken', broken, 0);
  const n = mended + broken;
  const fewer = Math.min(mended, broken);
  let logChoose = 0;
  let tail = 0;
  for (let k = 0; k <= fewer; k++) {
    tail += Math.exp(logChoose - n * Math.LN2);
    logChoose += Math.log(n - k) - Math.log(k + 1);
  }
  return Math.min(1, 2 * tail);
}
