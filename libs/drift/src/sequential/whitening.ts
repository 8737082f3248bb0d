/**
 * Linear map after which the noise of a stream is about alike in all directions: L⁻¹ for a covariance L·Lᵀ. Along it the
 * plain inner product is the one of Fisher's discriminant, so that a shift which the users' usual ups and downs cannot
 * make counts most.
 */
export class Whitening {
  readonly #width: number;
  /** Lower triangle, row by row. */
  readonly #factor: Float64Array;

  /** @param covariance positive definite, row by row. */
  constructor(covariance: Float64Array, width: number) {
    this.#width = width;
    this.#factor = new Float64Array(width * width);
    const l = this.#factor;
    for (let i = 0; i < width; i++) {
      for (let j = 0; j <= i; j++) {
        let sum = covariance[i * width + j]!;
        for (let k = 0, a = i * width, b = j * width; k < j; k++, a++, b++) sum -= l[a]! * l[b]!;
        l[i * width + j] = i === j ? Math.sqrt(Math.max(sum, Number.MIN_VALUE)) : sum / l[j * width + j]!;
      }
    }
  }

  /** Whitens the vector that starts at `from`, in place. */
  apply(vectors: Float64Array, from = 0): void {
    const l = this.#factor;
    for (let i = 0; i < this.#width; i++) {
      const row = i * this.#width;
      let value = vectors[from + i]!;
      for (let k = 0; k < i; k++) value -= l[row + k]! * vectors[from + k]!;
      vectors[from + i] = value / l[row + i]!;
    }
  }

  /** Takes `apply` back, in place. */
  undo(vectors: Float64Array, from = 0): void {
    const l = this.#factor;
    for (let i = this.#width - 1; i >= 0; i--) {
      const row = i * this.#width;
      let value = 0;
      for (let k = 0; k <= i; k++) value += l[row + k]! * vectors[from + k]!;
      vectors[from + i] = value;
    }
  }
}
