import { sigmoid } from './logits.js';

/** Logistic regression over features that have names. */
export interface LogisticModel {
  readonly intercept: number;
  readonly weights: readonly (readonly [feature: string, weight: number])[];
}

/** A probability. A feature that does not exist is an error. */
export function predict(
  features: Readonly<Record<string, number>>,
  { intercept, weights }: LogisticModel,
): number {
  let logit = intercept;
  for (const [name, weight] of weights) {
    const value = features[name];
    if (value === undefined) throw new Error(`The model weighs "${name}", which is no feature.`);
    logit += weight * value;
  }
  return sigmoid(logit);
}
