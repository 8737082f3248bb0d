/**
 * Adjusted p-values of many tests at once, in the order given: reporting those at most q keeps the expected share of
 * false reports at or below q, for tests that are independent or positively dependent.
 *
 * @throws RangeError for a p-value outside [0, 1], NaN included.
 * Source: Benjamini and Hochberg 1995, Journal of the Royal Statistical Society B 57.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  for (const p of pValues)
    if (!(p >= 0 && p <= 1)) throw new RangeError(`a p-value must lie in [0, 1], not ${p}`);
  const descending = pValues.map((p, index) => ({ p, index })).sort((a, b) => b.p - a.p);
  const adjusted = pValues.map(() => 1);
  let smallest = 1;
  for (const [place, { p, index }] of descending.entries()) {
    smallest = Math.min(smallest, (p * pValues.length) / (pValues.length - place));
    adjusted[index] = smallest;
  }
  return adjusted;
}
