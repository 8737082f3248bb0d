/** One event's vector of a text, of any scale: the int8 values as stored will do. */
export interface VectorRow {
  readonly id: string;
  readonly vector: ArrayLike<number>;
}

/** Unit vectors of equal length behind each other, row by row. */
export interface UnitRows {
  readonly count: number;
  readonly dimensions: number;
  readonly values: Float32Array;
}

/** Mean of the rows after each is scaled to unit length; empty where there is no row. */
export function meanDirection(...groups: readonly (readonly VectorRow[])[]): Float64Array {
  const rows = groups.flat();
  const mean = new Float64Array(rows[0]?.vector.length ?? 0);
  for (const { vector } of rows) {
    requireDimensions(vector, mean.length);
    const norm = length(vector);
    if (norm === 0) continue;
    for (let at = 0; at < mean.length; at++) mean[at]! += vector[at]! / norm / rows.length;
  }
  return mean;
}

/**
 * Rows scaled to unit length, less `centre`, and scaled again: what all texts of a product have in common would
 * otherwise make every cosine high. A row that is zero before or after stays zero and is near to nothing.
 *
 * @throws RangeError for rows of different dimensions.
 */
export function unitRows(rows: readonly VectorRow[], centre: ArrayLike<number>): UnitRows {
  const dimensions = centre.length;
  const values = new Float32Array(rows.length * dimensions);
  for (const [index, { vector }] of rows.entries()) {
    requireDimensions(vector, dimensions);
    const norm = length(vector);
    if (norm === 0) continue;
    const row = values.subarray(index * dimensions, (index + 1) * dimensions);
    let squares = 0;
    for (let at = 0; at < dimensions; at++) {
      const value = vector[at]! / norm - centre[at]!;
      row[at] = value;
      squares += value * value;
    }
    const scale = squares > 1e-12 ? 1 / Math.sqrt(squares) : 0;
    for (let at = 0; at < dimensions; at++) row[at]! *= scale;
  }
  return { count: rows.length, dimensions, values };
}

/** Product of n values of two arrays. Four sums at once, because one would wait for itself at every step. */
export function dotProduct(
  a: Float32Array,
  startOfA: number,
  b: Float32Array,
  startOfB: number,
  n: number,
): number {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  let at = 0;
  for (; at + 3 < n; at += 4) {
    first += a[startOfA + at]! * b[startOfB + at]!;
    second += a[startOfA + at + 1]! * b[startOfB + at + 1]!;
    third += a[startOfA + at + 2]! * b[startOfB + at + 2]!;
    fourth += a[startOfA + at + 3]! * b[startOfB + at + 3]!;
  }
  for (; at < n; at++) first += a[startOfA + at]! * b[startOfB + at]!;
  return first + second + third + fourth;
}

export function length(vector: ArrayLike<number>): number {
  let squares = 0;
  for (let at = 0; at < vector.length; at++) squares += vector[at]! * vector[at]!;
  return Math.sqrt(squares);
}

function requireDimensions(vector: ArrayLike<number>, dimensions: number): void {
  if (vector.length !== dimensions)
    throw new RangeError(`a vector of ${vector.length} dimensions among vectors of ${dimensions}`);
}
