/** Weighted logistic regression without penalty, by Newton's method; the last weight is the constant. */
export function fitLogistic(
  inputs: readonly (readonly number[])[],
  labels: readonly number[],
  weights: readonly number[],
): number[] {
  const size = inputs[0]!.length + 1;
  let slopes = Array.from({ length: size }, () => 0);
  for (let step = 0; step < 50; step++) {
    const gradient = Array.from({ length: size }, () => 0);
    const hessian = Array.from({ length: size }, (_, row) =>
      Array.from({ length: size }, (_unused, column) => (row === column ? 1e-3 : 0)),
    );
    inputs.forEach((input, at) => {
      const x = [...input, 1];
      const p = 1 / (1 + Math.exp(-x.reduce((sum, value, k) => sum + value * slopes[k]!, 0)));
      for (let row = 0; row < size; row++) {
        gradient[row]! += weights[at]! * (labels[at]! - p) * x[row]!;
        for (let column = 0; column < size; column++)
          hessian[row]![column]! += weights[at]! * p * (1 - p) * x[row]! * x[column]!;
      }
    });
    const change = solve(hessian, gradient);
    slopes = slopes.map((slope, k) => slope + change[k]!);
    if (Math.max(...change.map(Math.abs)) < 1e-8) break;
  }
  return slopes;
}

function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!]);
  const size = rows.length;
  for (let pivot = 0; pivot < size; pivot++) {
    for (let row = 0; row < size; row++) {
      if (row === pivot) continue;
      const factor = rows[row]![pivot]! / rows[pivot]![pivot]!;
      for (let column = pivot; column <= size; column++)
        rows[row]![column]! -= factor * rows[pivot]![column]!;
    }
  }
  return rows.map((row, at) => row[size]! / row[at]!);
}
