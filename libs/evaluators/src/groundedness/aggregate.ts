import { sigmoid } from './model-features.js';

/** One term of a logistic regression. `of` names one feature, or several whose product it is. */
export interface Term {
  readonly of: readonly string[];
  readonly transform: 'none' | 'log1p';
  readonly weight: number;
}

export interface Aggregator {
  readonly terms: readonly Term[];
  readonly intercept: number;
}

/** Probability that the answer holds anything unsupported. A feature that does not exist is an error. */
export function aggregate(
  features: Readonly<Record<string, number>>,
  { terms, intercept }: Aggregator,
): number {
  let sum = intercept;
  for (const { of, transform, weight } of terms) {
    const value = of.reduce((product, name) => product * featureOf(features, name), 1);
    sum += weight * (transform === 'log1p' ? Math.log1p(value) : value);
  }
  return sigmoid(sum);
}

function featureOf(features: Readonly<Record<string, number>>, name: string): number {
  const value = features[name];
  if (value === undefined) throw new Error(`The aggregator needs ${name}, which is no feature.`);
  return value;
}
