import { upperIncompleteGamma } from './incomplete-gamma.js';
import { normalDensity, normalTail } from './normal-tail.js';

/** Below it the gamma law would need more than some 10⁵ steps, and its first correction to the normal law is exact to 1e-6. */
const NEARLY_NORMAL = 2e-4;

/**
 * Probability that a value of the Pearson III distribution (a shifted gamma: mean 0, variance 1, the given skewness)
 * exceeds z. It stands for the law of a sum of squares Σ λᵢ(χ²₁ − 1) with the same three moments; for one λ it is that
 * law. Skewness 0 is the normal distribution; negative skewness does not occur in sums of squares and is read as 0.
 *
 * @throws RangeError for NaN.
 * Source: Abramowitz and Stegun 26.1.31; as an approximation of permutation and sign-flip laws: Mielke and Berry 2007,
 * Permutation Methods, chapter 2.
 */
export function pearsonThreeTail(z: number, skewness: number): number {
  if (Number.isNaN(z) || Number.isNaN(skewness)) throw new RangeError('z and skewness must be numbers');
  if (skewness < NEARLY_NORMAL) {
    const first = (Math.max(0, skewness) / 6) * (z * z - 1) * normalDensity(z);
    return Math.min(1, Math.max(0, normalTail(z) + first));
  }
  const shape = 4 / (skewness * skewness);
  return upperIncompleteGamma(shape, Math.max(0, shape + z * Math.sqrt(shape)));
}
