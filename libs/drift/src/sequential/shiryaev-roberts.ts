/** ln(eᵃ + eᵇ). */
export function logAdd(a: number, b: number): number {
  const high = Math.max(a, b);
  return high === -Infinity ? high : high + Math.log1p(Math.exp(Math.min(a, b) - high));
}

/**
 * Weighted average of the Shiryaev–Roberts statistics of several experts, R_t = (1 + R_{t−1})·e_t each, kept as
 * logarithms. Without a change E[R_t] ≤ t for evidence with E[e_t | past] ≤ 1, and an average keeps that, whatever its
 * weights; so the mean time to a false alarm at R ≥ A is at least A hours (Pollak 1985; Shin, Ramdas & Rinaldo 2024,
 * "E-detectors").
 */
export class ShiryaevRoberts {
  readonly #logs: Float64Array;

  readonly #logWeights: readonly number[];

  /** @param weights of the experts, which add up to 1. */
  constructor(weights: readonly number[]) {
    this.#logs = new Float64Array(weights.length).fill(-Infinity);
    this.#logWeights = weights.map(Math.log);
  }

  add(expert: number, logE: number): void {
    this.#logs[expert] = logAdd(0, this.#logs[expert]!) + logE;
  }

  get log(): number {
    return this.#logs.reduce((sum, log, i) => logAdd(sum, log + this.#logWeights[i]!), -Infinity);
  }

  /** The expert with the most evidence. */
  get leader(): number {
    return this.#logs.reduce((best, value, i) => (value > this.#logs[best]! ? i : best), 0);
  }

  restart(): void {
    this.#logs.fill(-Infinity);
  }
}
