import type { ScoredAnswer } from '../scored-answer.js';

/** Twenty invented scores with labels, on which SciPy, scikit-learn and statsmodels computed the expected values. */
const SCORES = [
  0.086, 0.237, 0.801, 0.582, 0.094, 0.433, 0.479, 0.16, 0.735, 0.114, 0.391, 0.517, 0.431, 0.587, 0.738,
  0.956, 0.284, 0.649, 0.696, 0.293,
];
const LABELS = [1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 1] as const;

export const twenty: ScoredAnswer[] = SCORES.map((score, i) => ({ score, label: LABELS[i]! }));

/** With inclusion probabilities numpy.linspace(0.2, 1, 20). */
export const twentyWeighted: ScoredAnswer[] = twenty.map((answer, i) => ({
  ...answer,
  probability: Math.min(1, 0.2 + (0.8 * i) / 19),
}));

/** Twelve with many equal scores. */
export const tiedScores: ScoredAnswer[] = [
  [0.1, 0, 1],
  [0.4, 0, 1],
  [0.35, 1, 0.5],
  [0.8, 1, 1],
  [0.4, 0, 0.25],
  [0.4, 1, 1],
  [0.2, 0, 1],
  [0.9, 1, 0.5],
  [0.6, 1, 1],
  [0.55, 0, 1],
  [0.05, 0, 0.2],
  [0.3, 1, 1],
].map(([score, label, probability]) => ({ score: score!, label: label as 0 | 1, probability: probability! }));
