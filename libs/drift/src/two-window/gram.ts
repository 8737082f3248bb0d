/** Inner products of all pairs of rows, as a full symmetric matrix. Four columns at a time: loads, not sums, are slow. */
export function gram(rows: Float64Array, count: number, width: number): Float64Array {
  const matrix = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    const left = i * width;
    let j = i;
    for (; j + 3 < count; j += 4) {
      const first = j * width;
      const second = first + width;
      const third = second + width;
      const fourth = third + width;
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      for (let at = 0; at < width; at++) {
        const value = rows[left + at]!;
        a += value * rows[first + at]!;
        b += value * rows[second + at]!;
        c += value * rows[third + at]!;
        d += value * rows[fourth + at]!;
      }
      matrix[i * count + j] = a;
      matrix[i * count + j + 1] = b;
      matrix[i * count + j + 2] = c;
      matrix[i * count + j + 3] = d;
    }
    for (; j < count; j++) {
      let sum = 0;
      for (let at = 0; at < width; at++) sum += rows[left + at]! * rows[j * width + at]!;
      matrix[i * count + j] = sum;
    }
  }
  for (let i = 0; i < count; i++) for (let j = 0; j < i; j++) matrix[i * count + j] = matrix[j * count + i]!;
  return matrix;
}
