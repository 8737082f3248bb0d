/** Keeps the logit of 0 and 1 finite. */
const EDGE = 1e-4;

export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** ln((p + 0.0001) / (1 - p + 0.0001)) */
export function softLogit(probability: number): number {
  return Math.log((probability + EDGE) / (1 - probability + EDGE));
}

/** ln(1 + e^x) without overflow. */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let index = 0; index < values.length; index += 1) total += values[index]!;
  return total;
}

/** 0 of nothing. */
export function mean(values: ArrayLike<number>): number {
  return values.length === 0 ? 0 : sum(values) / values.length;
}

/** Mean of the largest so many, of all where there are fewer; 0 of nothing. */
export function meanOfLargest(values: ArrayLike<number>, count: number): number {
  return mean(Float64Array.from(values).sort().reverse().subarray(0, count));
}
