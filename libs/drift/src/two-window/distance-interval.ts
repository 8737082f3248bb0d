import { pearsonThreeTail } from '../special-functions/pearson-three.js';

export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What is known of the law of an estimated squared distance whose truth is θ. */
export interface SquaredDistanceLaw {
  /** tr Σ² of the covariance of the difference of the means. */
  readonly squares: number;
  /** tr Σ³ ÷ (tr Σ²)^1.5. */
  readonly skewness: number;
  /** Variance of the difference along its own direction. */
  readonly along: number;
}

/**
 * Interval of a distance by inverting the test of every true distance: it holds the θ at which the estimate U is in
 * neither tail. U − θ has variance 2·tr Σ² + 4θ·(variance along the difference); its skewness is that of the null law,
 * fading as the second part takes over. Σ is taken around each window's own mean. The limits are those of θ, as
 * distances; 0 is the lower limit where equal windows would give as much.
 *
 * @param squared U, may be negative. @param level of the interval, 0.95.
 */
export function distanceInterval(squared: number, law: SquaredDistanceLaw, level: number): Estimate {
  const tail = (1 - level) / 2;
  const exceeds = (theta: number): number => {
    const variance = 2 * law.squares + 4 * theta * law.along;
    if (!(variance > 0)) return squared > theta ? 0 : 1;
    const skewness = (8 * law.skewness * law.squares ** 1.5) / variance ** 1.5;
    return pearsonThreeTail((squared - theta) / Math.sqrt(variance), skewness);
  };
  const solve = (probability: number): number => {
    if (exceeds(0) >= probability) return 0;
    let low = 0;
    let high = Math.max(squared, Math.sqrt(law.squares), law.along, 1e-300);
    while (exceeds(high) < probability && high < 1e300) high *= 2;
    for (let step = 0; step < 60; step++) {
      const middle = (low + high) / 2;
      if (exceeds(middle) < probability) low = middle;
      else high = middle;
    }
    return high;
  };
  return {
    value: Math.sqrt(Math.max(0, squared)),
    low: Math.sqrt(solve(tail)),
    high: Math.sqrt(solve(1 - tail)),
  };
}
