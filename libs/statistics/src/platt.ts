import { requireFinite } from './require-number.js';
import { byFallingScore, type ScoredAnswer } from './scored-answer.js';

/** Recalibrated probability = sigmoid(intercept + slope · logit(score)); 0 and 1 leave every score as it is. */
export interface PlattScaling {
  readonly intercept: number;
  readonly slope: number;
}

/** Scores of exactly 0 and 1 have no logit; they count as this near to it. */
const NEAREST = 1e-6;

function logit(score: number): number {
  if (!(score >= 0 && score <= 1)) throw new RangeError(`a probability must lie in [0, 1], not ${score}`);
  const inside = Math.min(1 - NEAREST, Math.max(NEAREST, score));
  return Math.log(inside / (1 - inside));
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/**
 * Recalibrates a probability to a project's labels by logistic regression on its logit. A ridge draws intercept and
 * slope towards 0 and 1, as a normal prior of standard deviation 1/√ridge, so that few labels change little. Weights
 * are inverse inclusion probabilities, scaled to add up to Kish's effective count.
 *
 * @returns the identity without labels.
 * @throws RangeError for a score outside [0, 1], a label that is not 0 or 1, a probability outside (0, 1], or a ridge
 * that is not above 0: separable labels would have no finite fit.
 * Sources: Platt 1999, Advances in large margin classifiers; on the logit of a probability as in Kull, Silva Filho,
 * Flach 2017, AISTATS.
 */
export function fitPlatt(
  answers: readonly ScoredAnswer[],
  { ridge = 1 }: { readonly ridge?: number } = {},
): PlattScaling {
  requireFinite('ridge', ridge);
  if (ridge <= 0) throw new RangeError(`ridge must be above 0, not ${ridge}`);
  const items = byFallingScore(answers);
  const total = items.reduce((sum, { weight }) => sum + weight, 0);
  const squares = items.reduce((sum, { weight }) => sum + weight * weight, 0);
  const scale = squares === 0 ? 1 : total / squares;
  const rows = items.map(({ score, label, weight }) => ({
    x: logit(score),
    label,
    weight: weight * scale,
  }));
  const lossOf = ({ intercept, slope }: PlattScaling) =>
    rows.reduce(
      (sum, { x, label, weight }) => {
        const z = (label === 1 ? -1 : 1) * (intercept + slope * x);
        return sum + weight * (Math.max(0, z) + Math.log1p(Math.exp(-Math.abs(z))));
      },
      (ridge / 2) * (intercept ** 2 + (slope - 1) ** 2),
    );
  let fit: PlattScaling = { intercept: 0, slope: 1 };
  let loss = lossOf(fit);
  for (let step = 0; step < 100; step++) {
    let g0 = ridge * fit.intercept;
    let g1 = ridge * (fit.slope - 1);
    let h00 = ridge;
    let h01 = 0;
    let h11 = ridge;
    for (const { x, label, weight } of rows) {
      const p = sigmoid(fit.intercept + fit.slope * x);
      const curvature = weight * p * (1 - p);
      g0 += weight * (p - label);
      g1 += weight * (p - label) * x;
      h00 += curvature;
      h01 += curvature * x;
      h11 += curvature * x * x;
    }
    const determinant = h00 * h11 - h01 * h01;
    const d0 = (h11 * g0 - h01 * g1) / determinant;
    const d1 = (h00 * g1 - h01 * g0) / determinant;
    let size = 1;
    let next = fit;
    let nextLoss = Infinity;
    // The loss is strictly convex, so a short enough Newton step lowers it.
    for (; size > 1e-10; size /= 2) {
      next = { intercept: fit.intercept - size * d0, slope: fit.slope - size * d1 };
      nextLoss = lossOf(next);
      if (nextLoss <= loss) break;
    }
    if (nextLoss > loss) break;
    fit = next;
    loss = nextLoss;
    if (Math.abs(d0) + Math.abs(d1) < 1e-12) break;
  }
  return fit;
}

/** The recalibrated probability of a score in [0, 1]. */
export function applyPlatt({ intercept, slope }: PlattScaling, score: number): number {
  return sigmoid(intercept + slope * logit(score));
}
