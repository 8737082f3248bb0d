import { requireBinary, requireFinite, requireLevel, requireProbability } from './require-number.js';
import { weightedRate, type RateEstimate } from './weighted-rate.js';
import { requireSums, squaresAround, weightedSums, type WeightedSums } from './weighted-sums.js';
import { scoreInterval } from './wilson-interval.js';

export interface LabelledAnswer {
  /** The automatic score, of the same scorer as `all`. */
  readonly score: number;
  /** What a person says: 1 is bad. */
  readonly label: 0 | 1;
  /** Chance that this answer was scored and then labelled, in (0, 1]. */
  readonly probability: number;
  /** Chance that it was scored; 1 where everything is. At least `probability`. */
  readonly scoreProbability?: number;
}

export interface PredictionPoweredInput {
  /** Scores of all scored answers, the labelled ones among them; or their `WeightedSums`. */
  readonly all: WeightedSums | Iterable<{ readonly score: number; readonly probability: number }>;
  readonly labelled: readonly LabelledAnswer[];
}

/** `count` is the number of labels, `effectiveCount` how many labels without any score would know the rate as well. */
export interface PredictionPoweredRate extends RateEstimate {
  /** How far the scores were trusted: 0 is the labels alone. */
  readonly lambda: number;
  readonly scoreCount: number;
  readonly labelOnly: RateEstimate;
}

/** Below this many effective labels a correlation with the score is not worth estimating. */
const FEWEST_LABELS = 10;

/**
 * Rate of bad answers from few labels and many scores: prediction-powered inference with power tuning (PPI++),
 *
 *     rate = mean of labels + λ · (mean score of the unlabelled − mean score of the labelled answers),
 *
 * in the form λ/(1 − share labelled) · (mean of all scores − mean of the labelled ones), each mean a Hájek estimate
 * with its inclusion probabilities. It is right for any scorer: a biased score shifts both score means alike. λ in
 * [0, 1] makes the estimated variance smallest.
 *
 * The interval is Wilson's on an effective count: that of the labels alone, divided by the ratio of the two linearised
 * variances, with one degree of freedom charged for λ. So it stays sound near 0 and 1, and is never wider than that of
 * the labels alone around the same rate. λ is 0 below 10 effective labels, without a bad or a good label, and where the
 * scores do not help.
 *
 * Assumes answers independent of each other, and labels that do not depend on the score except through `probability`.
 * Measured coverage is in docs/statistics.md: 93 to 97 % at single settings, as for Wilson's interval itself; below
 * about five expected bad labels it is Wilson's discreteness that decides, and the scores hardly narrow it.
 *
 * @returns null without labels.
 * @throws RangeError for labels without scores, a probability outside (0, 1], a label that is not 0 or 1, a
 * `scoreProbability` below `probability`, a score that is not finite, or a level outside (0, 1).
 * Sources: Angelopoulos, Duchi, Zrnic 2023, PPI++, arXiv:2311.01453; for unequal probabilities Särndal, Swensson,
 * Wretman 1992, 9.7 (two-phase regression estimator).
 */
export function predictionPoweredRate(
  { all, labelled }: PredictionPoweredInput,
  level = 0.95,
): PredictionPoweredRate | null {
  requireLevel(level);
  requireLabelled(labelled);
  const scores = 'weight' in all ? all : weightedSums(valuesOf(all));
  requireSums(scores);
  const labelOnly = weightedRate(
    labelled.map(({ label, probability }) => ({ bad: label, probability })),
    level,
  );
  if (!labelOnly) return null;
  if (scores.count < labelled.length)
    throw new RangeError(
      `all scores must include the labelled ones: ${scores.count} scores, ${labelled.length} labels`,
    );
  const { lambda, shift, varianceRatio } = powerTuning(scores, labelled, labelOnly.rate);
  const rate = Math.min(1, Math.max(0, labelOnly.rate + shift));
  const effectiveCount = labelOnly.effectiveCount / varianceRatio;
  return {
    rate,
    ...scoreInterval(rate, effectiveCount, level),
    level,
    count: labelled.length,
    effectiveCount,
    lambda,
    scoreCount: scores.count,
    labelOnly,
  };
}

function* valuesOf(items: Iterable<{ readonly score: number; readonly probability: number }>) {
  for (const { score, probability } of items) yield { value: score, probability };
}

function requireLabelled(labelled: readonly LabelledAnswer[]): void {
  for (const { score, label, probability, scoreProbability = 1 } of labelled) {
    requireFinite('score', score);
    requireBinary('label', label);
    requireProbability(probability);
    requireProbability(scoreProbability);
    if (scoreProbability < probability)
      throw new RangeError(
        `a labelled answer was scored first: scoreProbability ${scoreProbability} is below probability ${probability}`,
      );
  }
}

interface Tuning {
  readonly lambda: number;
  /** What the scores add to the rate of the labels. */
  readonly shift: number;
  /** Variance of the tuned rate relative to that of the labels alone, in (0, 1]. */
  readonly varianceRatio: number;
}
const LABELS_ALONE: Tuning = { lambda: 0, shift: 0, varianceRatio: 1 };

/**
 * With a = the share of a labelled answer in the labels' weight, b = the share of a scored one in the scores' weight,
 * and label y and score f less their means, the variance is
 *
 *     Σ a²(y − λf)² + λ² Σ_all b²f² + 2λ Σ a·b·(y − λf)·f,
 *
 * smallest at λ = Σ (a² − ab)·y·f / Σ (a² − ab)·f². The lower sum is rescaled from the labelled answers' scores to all
 * scores, which know their spread better. With u = 1 − Σ ab·f² / Σ a²f², the share without labels where all are equally
 * likely, this λ is `slope`, and u·λ is that of PPI++.
 *
 * To both variances is added one imagined answer of the rarer kind that the score does not recognise. A score that
 * happens to agree with 20 labels would otherwise make them worth thousands.
 */
function powerTuning(scores: WeightedSums, labelled: readonly LabelledAnswer[], rate: number): Tuning {
  const labels = weightedSums(labelled.map(({ score, probability }) => ({ value: score, probability })));
  const effectiveLabels = (labels.weight * labels.weight) / labels.weightWeight;
  if (effectiveLabels < FEWEST_LABELS || rate === 0 || rate === 1) return LABELS_ALONE;
  const labelledMean = labels.weightedValue / labels.weight;
  const scoreMean = scores.weightedValue / scores.weight;
  const allSquares = squaresAround(scores, scoreMean) / scores.weight ** 2; // Σ_all b²f²
  let aayy = 0;
  let aayf = 0;
  let aaff = 0;
  let abyf = 0;
  let abff = 0;
  for (const { score, label, probability, scoreProbability = 1 } of labelled) {
    const a = 1 / (probability * labels.weight);
    const b = 1 / (scoreProbability * scores.weight);
    const y = label - rate;
    const f = score - labelledMean;
    aayy += a * a * y * y;
    aayf += a * a * y * f;
    aaff += a * a * f * f;
    abyf += a * b * y * f;
    abff += a * b * f * f;
  }
  const unlabelled = 1 - abff / aaff;
  const lambda = Math.min(1, (aayf - abyf) / (aaff * (allSquares / abff)));
  if (!(lambda > 0 && unlabelled > 0)) return LABELS_ALONE;
  const slope = lambda / unlabelled;
  const residual = aayy - 2 * slope * aayf + slope * slope * aaff;
  const freedom = (effectiveLabels - 1) / (effectiveLabels - 2);
  const tuned = residual * freedom + slope * slope * (allSquares - 2 * abff) + 2 * slope * abyf;
  const kishShare = labels.weightWeight / labels.weight ** 2;
  const imagined = (kishShare / labelled.length) * Math.max(rate, 1 - rate) ** 2;
  const varianceRatio = (Math.max(0, tuned) + imagined) / (aayy + imagined);
  return varianceRatio < 1
    ? { lambda, shift: slope * (scoreMean - labelledMean), varianceRatio }
    : LABELS_ALONE;
}
