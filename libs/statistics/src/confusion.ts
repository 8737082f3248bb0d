import { requireBinary, requireLevel, requireProbability } from './require-number.js';
import { weightedRate, type RateEstimate } from './weighted-rate.js';

export interface Verdict {
  /** What the evaluator says: 1 is bad. */
  readonly predicted: 0 | 1;
  /** What a person says. */
  readonly label: 0 | 1;
  /** Inclusion probability in (0, 1]; 1 where left out. */
  readonly probability?: number;
}

export interface Confusion {
  /** Answers of the sample, not weighted. */
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
  /** Of those called bad, the share that is bad. Null where nothing was called bad. */
  readonly precision: RateEstimate | null;
  /** Of the bad, the share called bad: sensitivity. Null without bad answers. */
  readonly recall: RateEstimate | null;
  /** Of the good, the share not called bad. Null without good answers. */
  readonly specificity: RateEstimate | null;
  /** Harmonic mean of precision and recall. Null where nothing is bad or called bad. */
  readonly f1: RateEstimate | null;
}

/**
 * How an evaluator's verdicts compare with a person's, with the usual rates, each weighted by inverse inclusion
 * probability and with its interval. F1 is 2J/(1+J) of the share J = TP/(TP+FP+FN), so its interval is that of J, bent
 * likewise.
 *
 * @throws RangeError for a verdict or label that is not 0 or 1, a probability outside (0, 1], or a level outside (0, 1).
 */
export function confusion(verdicts: readonly Verdict[], level = 0.95): Confusion {
  requireLevel(level);
  const counts = { truePositives: 0, falsePositives: 0, falseNegatives: 0, trueNegatives: 0 };
  for (const { predicted, label, probability = 1 } of verdicts) {
    requireBinary('predicted', predicted);
    requireBinary('label', label);
    requireProbability(probability);
    if (predicted === 1) counts[label === 1 ? 'truePositives' : 'falsePositives'] += 1;
    else counts[label === 1 ? 'falseNegatives' : 'trueNegatives'] += 1;
  }
  const rateOf = (among: (verdict: Verdict) => boolean, hit: (verdict: Verdict) => boolean) =>
    weightedRate(
      verdicts
        .filter(among)
        .map((verdict) => ({ bad: hit(verdict) ? 1 : 0, probability: verdict.probability ?? 1 })),
      level,
    );
  const jaccard = rateOf(
    ({ predicted, label }) => predicted === 1 || label === 1,
    ({ predicted, label }) => predicted === label,
  );
  return {
    ...counts,
    precision: rateOf(
      ({ predicted }) => predicted === 1,
      ({ label }) => label === 1,
    ),
    recall: rateOf(
      ({ label }) => label === 1,
      ({ predicted }) => predicted === 1,
    ),
    specificity: rateOf(
      ({ label }) => label === 0,
      ({ predicted }) => predicted === 0,
    ),
    f1: jaccard && {
      ...jaccard,
      rate: harmonic(jaccard.rate),
      low: harmonic(jaccard.low),
      high: harmonic(jaccard.high),
    },
  };
}

function harmonic(jaccard: number): number {
  return (2 * jaccard) / (1 + jaccard);
}
