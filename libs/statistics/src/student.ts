import { gammaln } from 'simple-statistics';
import { requireFinite } from './require-number.js';
import { normalQuantile } from './normal.js';

/** Continued fraction of the incomplete beta function by the modified Lentz method (Numerical Recipes 6.4). */
function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < tiny ? tiny : d);
  let fraction = d;
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let change = 1;
    for (const step of [even, odd]) {
      d = 1 + step * d;
      d = 1 / (Math.abs(d) < tiny ? tiny : d);
      c = 1 + step / c;
      if (Math.abs(c) < tiny) c = tiny;
      change = d * c;
      fraction *= change;
    }
    if (Math.abs(change - 1) < 1e-15) break;
  }
  return fraction;
}

/** Regularised incomplete beta function I_x(a, b). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(gammaln(a + b) - gammaln(a) - gammaln(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(x, a, b)) / a
    : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

/** Probability that a Student t value with these degrees of freedom exceeds t, for t ≥ 0. */
function upperTail(t: number, degreesOfFreedom: number): number {
  return incompleteBeta(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5) / 2;
}

/**
 * Quantile of Student's t distribution; degrees of freedom need not be whole, because effective counts are not.
 * Bisection on the exact tail probability, relative error about 1e-12. Above a million degrees of freedom the normal
 * quantile is returned, which is then within 2e-6.
 *
 * @throws RangeError for a probability outside (0, 1) or degrees of freedom that are not above 0.
 */
export function studentQuantile(probability: number, degreesOfFreedom: number): number {
  if (!(probability > 0 && probability < 1))
    throw new RangeError(`a probability must lie in (0, 1), not ${probability}`);
  requireFinite('degrees of freedom', degreesOfFreedom);
  if (degreesOfFreedom <= 0)
    throw new RangeError(`degrees of freedom must be above 0, not ${degreesOfFreedom}`);
  if (degreesOfFreedom > 1e6) return normalQuantile(probability);
  if (probability === 0.5) return 0;
  const tail = Math.min(probability, 1 - probability);
  let high = 1;
  while (upperTail(high, degreesOfFreedom) > tail && high < 1e300) high *= 2;
  let low = high === 1 ? 0 : high / 2;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (upperTail(middle, degreesOfFreedom) > tail) low = middle;
    else high = middle;
  }
  return probability > 0.5 ? (low + high) / 2 : -(low + high) / 2;
}
