import { column, kolmogorovSmirnovP } from './kolmogorov-smirnov.mjs';

/** Cosine distance of the centroids above 0.1. */
export function centroidCutOff(reference, current, width) {
  const [a, b] = [mean(reference, width), mean(current, width)];
  const product = a.reduce((sum, value, at) => sum + value * b[at], 0);
  return 1 - product / (Math.hypot(...a) * Math.hypot(...b)) > 0.1;
}

/** More than half of the dimensions below 5 % by Kolmogorov–Smirnov, uncorrected. */
export function driftedShareCutOff(reference, current, width) {
  let drifted = 0;
  for (let at = 0; at < width; at++)
    if (kolmogorovSmirnovP(column(reference, width, at), column(current, width, at)) < 0.05) drifted += 1;
  return drifted > width / 2;
}

function mean(rows, width) {
  const sum = new Float64Array(width);
  for (let index = 0; index < rows.length; index++) sum[index % width] += rows[index];
  return sum.map((value) => (value * width) / rows.length);
}
