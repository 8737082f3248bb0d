import { requireWhole } from './require-number.js';
import { byFallingScore, tied, type ScoredAnswer } from './scored-answer.js';
import { weightedRate, type RateEstimate } from './weighted-rate.js';

export interface ReliabilityBin {
  readonly lowestScore: number;
  readonly highestScore: number;
  /** Weighted mean of the scores; a calibrated score has the rate here. */
  readonly meanScore: number;
  readonly rate: RateEstimate;
  /** Share of the weight of all answers. */
  readonly share: number;
}

/**
 * Reliability diagram: the rate of bad answers in bins of about equal weight, by rising score. Equal scores stay
 * together, so there may be fewer bins than asked for, and they may differ in weight. A bin of 10 answers has an
 * interval of up to ±28 points; ask for no more than count/20 bins.
 *
 * @param answers scores are probabilities in [0, 1].
 * @returns an empty list without answers.
 * @throws RangeError for a score outside [0, 1], as `rocCurve` otherwise, and for fewer than one bin.
 */
export function reliabilityBins(answers: readonly ScoredAnswer[], bins = 10, level = 0.95): ReliabilityBin[] {
  requireWhole('bins', bins, 1);
  const rising = byFallingScore(answers).reverse();
  for (const { score } of rising)
    if (score < 0 || score > 1) throw new RangeError(`a probability must lie in [0, 1], not ${score}`);
  const total = rising.reduce((sum, { weight }) => sum + weight, 0);
  const filled = new Map<number, typeof rising>();
  let below = 0;
  for (const group of tied(rising)) {
    const weight = group.reduce((sum, item) => sum + item.weight, 0);
    const bin = Math.min(bins - 1, Math.floor(((below + weight / 2) / total) * bins));
    filled.set(bin, [...(filled.get(bin) ?? []), ...group]);
    below += weight;
  }
  return [...filled.values()].map((inside) => {
    const weight = inside.reduce((sum, item) => sum + item.weight, 0);
    const rate = weightedRate(
      inside.map(({ label, weight: each }) => ({ bad: label, probability: 1 / each })),
      level,
    );
    return {
      lowestScore: inside[0]!.score,
      highestScore: inside.at(-1)!.score,
      meanScore: inside.reduce((sum, item) => sum + item.weight * item.score, 0) / weight,
      rate: rate!,
      share: weight / total,
    };
  });
}

/**
 * Expected calibration error: the mean distance of score and rate over the bins, weighted by their share, in [0, 1].
 * Above 0 even for a calibrated score, by about 0.4/√(answers a bin) at rates near a half, so compare it only between
 * scorers with the same answers and bins.
 *
 * @returns null without bins.
 * Source: Naeini, Cooper, Hauskrecht 2015, AAAI.
 */
export function expectedCalibrationError(bins: readonly ReliabilityBin[]): number | null {
  if (bins.length === 0) return null;
  return bins.reduce((sum, { share, rate, meanScore }) => sum + share * Math.abs(rate.rate - meanScore), 0);
}
