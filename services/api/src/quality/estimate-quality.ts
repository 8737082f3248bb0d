import type { Estimate } from '@almenara/contract';
import {
  type LabelledAnswer,
  labelsToHalve,
  predictionPoweredRate,
  type RateEstimate,
  rateFromSums,
  type WeightedSums,
} from '@almenara/statistics';
import type { RateSums } from '@almenara/trace-store';

/** Answers are taken as independent of each other: each is a unit by itself. */
export function toWeightedSums(sums: RateSums): WeightedSums {
  return {
    count: sums.n,
    units: sums.n,
    weight: sums.weight,
    weightedValue: sums.weightedBad,
    weightWeight: sums.squaredWeight,
    weightValue: sums.squaredWeightedBad,
    valueValue: sums.squaredWeightedBad,
    greatestWeight: sums.greatestWeight,
  };
}

/** The rate that the evaluator sees, as far as it judged. Null without judged answers. */
export function estimateRate(sums: RateSums): Estimate | null {
  const rate = rateFromSums(toWeightedSums(sums));
  return rate && toEstimate(rate, sums.n);
}

/**
 * The rate of a whole range. With labels it is corrected by them; without, it is the evaluator's own and says how many
 * labels alone would know the rate twice as well, as far as there are as many answers to label.
 */
export function estimateQuality(
  sums: RateSums,
  labelled: readonly LabelledAnswer[],
  eligible: number,
): Estimate | null {
  if (labelled.length > 0 && labelled.length <= sums.n) {
    const rate = predictionPoweredRate({ all: toWeightedSums(sums), labelled });
    if (rate)
      return {
        ...toEstimate(rate, sums.n),
        method: 'prediction_powered',
        nAll: eligible,
        labelled: labelled.length,
        ...known(labelsToHalve(rate)),
      };
  }
  const rate = rateFromSums(toWeightedSums(sums));
  if (!rate) return null;
  const more = labelsToHalve(rate);
  const labels = more === null ? null : Math.ceil(rate.effectiveCount) + more;
  return {
    ...toEstimate(rate, sums.n),
    nAll: eligible,
    labelled: 0,
    ...known(labels !== null && labels <= eligible ? labels : null),
  };
}

function known(labels: number | null): { labelsToHalve?: number } {
  return labels === null ? {} : { labelsToHalve: labels };
}

export function toEstimate(rate: RateEstimate, n: number): Estimate {
  return {
    value: rate.rate,
    lo: rate.low,
    hi: rate.high,
    level: rate.level,
    n,
    unit: 'rate',
    method: 'weighted',
  };
}
