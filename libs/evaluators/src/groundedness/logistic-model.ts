import { sigmoid } from './logits.js';

/** Logistic regression over features that have names, each standardised and then cut to a number of deviations. */
export interface LogisticModel {
  readonly bias: number;
  readonly terms: readonly LogisticTerm[];
  /** In standard deviations: what is further out counts as that. */
  readonly clip: number;
}

export interface LogisticTerm {
  readonly feature: string;
  readonly weight: number;
  readonly mean: number;
  readonly scale: number;
}

/** A probability. A feature that does not exist is an error. */
export function predict(
  features: Readonly<Record<string, number>>,
  { bias, terms, clip }: LogisticModel,
): number {
  let logit = bias;
  for (const { feature, weight, mean, scale } of terms) {
    const value = features[feature];
    if (value === undefined) throw new Error(`The model weighs "${feature}", which is no feature.`);
    logit += weight * Math.max(-clip, Math.min(clip, (value - mean) / scale));
  }
  return sigmoid(logit);
}
