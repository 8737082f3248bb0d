/** Inner products of all pairs of rows, as a full symmetric matrix. Two rows by four: loading is slower than adding. */
export function gram(rows: Float64Array, count: number, width: number): Float64Array {
  if (width === 1) return outerProduct(rows, count);
  const matrix = new Float64Array(count * count);
  for (let i = 0; i < count; i += 2) {
    const two = i + 1 < count;
    let j = i;
    if (two) for (; j + 3 < count; j += 4) tile(rows, width, matrix, count, i, j);
    for (; j < count; j++) {
      matrix[i * count + j] = matrix[j * count + i] = product(rows, width, i, j);
      if (two) matrix[(i + 1) * count + j] = matrix[j * count + i + 1] = product(rows, width, i + 1, j);
    }
  }
  return matrix;
}

function outerProduct(values: Float64Array, count: number): Float64Array {
  const matrix = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    const value = values[i]!;
    for (let j = 0; j < count; j++) matrix[i * count + j] = value * values[j]!;
  }
  return matrix;
}

function product(rows: Float64Array, width: number, i: number, j: number): number {
  let sum = 0;
  for (let at = 0; at < width; at++) sum += rows[i * width + at]! * rows[j * width + at]!;
  return sum;
}

function tile(
  rows: Float64Array,
  width: number,
  matrix: Float64Array,
  count: number,
  i: number,
  j: number,
): void {
  const upper = i * width;
  const lower = upper + width;
  const first = j * width;
  const second = first + width;
  const third = second + width;
  const fourth = third + width;
  let [a, b, c, d] = [0, 0, 0, 0];
  let [e, f, g, h] = [0, 0, 0, 0];
  for (let at = 0; at < width; at++) {
    const above = rows[upper + at]!;
    const below = rows[lower + at]!;
    const one = rows[first + at]!;
    const two = rows[second + at]!;
    const three = rows[third + at]!;
    const four = rows[fourth + at]!;
    a += above * one;
    b += above * two;
    c += above * three;
    d += above * four;
    e += below * one;
    f += below * two;
    g += below * three;
    h += below * four;
  }
  // One by one: a list of them for `set` costs as much as many of the products.
  const top = i * count + j;
  const bottom = top + count;
  const left = j * count + i;
  matrix[top] = matrix[left] = a;
  matrix[top + 1] = matrix[left + count] = b;
  matrix[top + 2] = matrix[left + 2 * count] = c;
  matrix[top + 3] = matrix[left + 3 * count] = d;
  matrix[bottom] = matrix[left + 1] = e;
  matrix[bottom + 1] = matrix[left + count + 1] = f;
  matrix[bottom + 2] = matrix[left + 2 * count + 1] = g;
  matrix[bottom + 3] = matrix[left + 3 * count + 1] = h;
}
