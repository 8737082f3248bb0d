const LEVEL = 0.05;

/** Two-sample Kolmogorov–Smirnov of every dimension, Bonferroni over the dimensions. */
export function kolmogorovSmirnovRejects(reference, current, width) {
  for (let at = 0; at < width; at++)
    if (kolmogorovSmirnovP(column(reference, width, at), column(current, width, at)) < LEVEL / width)
      return true;
  return false;
}

export function column(rows, width, at) {
  return Float32Array.from({ length: rows.length / width }, (_, row) => rows[row * width + at]).sort();
}

/** Asymptotic p-value of two sorted samples (Numerical Recipes 14.3.3). */
export function kolmogorovSmirnovP(a, b) {
  let [i, j, most] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const value = Math.min(a[i], b[j]);
    while (i < a.length && a[i] <= value) i += 1;
    while (j < b.length && b[j] <= value) j += 1;
    most = Math.max(most, Math.abs(i / a.length - j / b.length));
  }
  const root = Math.sqrt((a.length * b.length) / (a.length + b.length));
  const lambda = (root + 0.12 + 0.11 / root) * most;
  let sum = 0;
  for (let k = 1; k <= 100; k++) sum += 2 * (k % 2 ? 1 : -1) * Math.exp(-2 * k * k * lambda * lambda);
  return lambda < 0.2 ? 1 : Math.min(1, Math.max(0, sum));
}
