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
    this.#scratch = new Float64Array(4 * width);
  }

  /** Whitens the vectors that start at these places, in place. */
  apply(vectors: Float64Array, starts: readonly number[]): void {
    this.#multiply(this.#inverse, vectors, starts);
  }

  /** Takes `apply` back, in place. */
  undo(vectors: Float64Array, starts: readonly number[]): void {
    this.#multiply(this.#factor, vectors, starts);
  }

  /** Four vectors at a time, so that the matrix is read once for them and no sum waits for itself. */
  #multiply(lower: Float64Array, vectors: Float64Array, starts: readonly number[]): void {
    const width = this.#width;
    const scratch = this.#scratch;
    for (let first = 0; first < starts.length; first += 4) {
      const group = starts.slice(first, first + 4);
      scratch.fill(0);
      for (const [g, start] of group.entries())
        scratch.set(vectors.subarray(start, start + width), g * width);
      for (let i = 0, row = 0; i < width; i++, row += width) {
        let a = 0;
        let b = 0;
        let c = 0;
        let d = 0;
        for (let k = 0; k <= i; k++) {
          const factor = lower[row + k]!;
          a += factor * scratch[k]!;
          b += factor * scratch[width + k]!;
          c += factor * scratch[2 * width + k]!;
          d += factor * scratch[3 * width + k]!;
        }
        vectors[group[0]! + i] = a;
        if (group.length > 1) vectors[group[1]! + i] = b;
        if (group.length > 2) vectors[group[2]! + i] = c;
        if (group.length > 3) vectors[group[3]! + i] = d;
      }
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
