/**
 * Linear map after which the noise of a stream is about alike in all directions: L⁻¹ for a covariance L·Lᵀ. Along it the
 * plain inner product is the one of Fisher's discriminant, so that a shift which the users' usual ups and downs cannot
 * make counts most.
 */
export class Whitening {
  readonly #width: number;
  /** Lower triangles, row by row. */
  readonly #factor: Float64Array;
  readonly #inverse: Float64Array;
  readonly #scratch: Float64Array;

  /** @param covariance positive definite, row by row. */
  constructor(covariance: Float64Array, width: number) {
    this.#width = width;
    this.#factor = cholesky(covariance, width);
    this.#inverse = invertLower(this.#factor, width);
    this.#scratch = new Float64Array(width);
  }

  /** Whitens the vector that starts at `from`, in place. */
  apply(vectors: Float64Array, from = 0): void {
    this.#multiply(this.#inverse, vectors, from);
  }

  /** Takes `apply` back, in place. */
  undo(vectors: Float64Array, from = 0): void {
    this.#multiply(this.#factor, vectors, from);
  }

  /** Four sums at a time: a single one would wait for itself. */
  #multiply(lower: Float64Array, vectors: Float64Array, from: number): void {
    const scratch = this.#scratch;
    for (let i = 0; i < this.#width; i++) scratch[i] = vectors[from + i]!;
    for (let i = 0, row = 0; i < this.#width; i++, row += this.#width) {
      let [a, b, c, d] = [0, 0, 0, 0];
      let k = 0;
      for (; k + 3 <= i; k += 4) {
        a += lower[row + k]! * scratch[k]!;
        b += lower[row + k + 1]! * scratch[k + 1]!;
        c += lower[row + k + 2]! * scratch[k + 2]!;
        d += lower[row + k + 3]! * scratch[k + 3]!;
      }
      for (; k <= i; k++) a += lower[row + k]! * scratch[k]!;
      vectors[from + i] = a + b + (c + d);
    }
  }
}

function cholesky(covariance: Float64Array, width: number): Float64Array {
  const l = new Float64Array(width * width);
  for (let i = 0; i < width; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = covariance[i * width + j]!;
      for (let k = 0, a = i * width, b = j * width; k < j; k++, a++, b++) sum -= l[a]! * l[b]!;
      l[i * width + j] = i === j ? Math.sqrt(Math.max(sum, Number.MIN_VALUE)) : sum / l[j * width + j]!;
    }
  }
  return l;
}

function invertLower(l: Float64Array, width: number): Float64Array {
  const inverse = new Float64Array(width * width);
  for (let j = 0; j < width; j++) {
    inverse[j * width + j] = 1 / l[j * width + j]!;
    for (let i = j + 1; i < width; i++) {
      let sum = 0;
      for (let k = j; k < i; k++) sum -= l[i * width + k]! * inverse[k * width + j]!;
      inverse[i * width + j] = sum / l[i * width + i]!;
    }
  }
  return inverse;
}
