import type { Figure } from '../evaluator.js';
import type { LogisticModel } from './logistic-model.js';

/**
 * Fitted on RAGTruth's train split without the tenth of its sources that the figures are measured on (scikit-learn, L2
 * with C = 1; 13,590 answers).
 */
export const LEXICAL_MODEL: LogisticModel = {
  bias: -0.32167,
  clip: 6,
  terms: [
    { feature: 'share of content words not in the context', weight: -0.10722, mean: 0.33301, scale: 0.19658 },
    { feature: 'log(1 + content words not in the context)', weight: 1.2789, mean: 2.9319, scale: 0.93593 },
    { feature: 'largest such share of a sentence', weight: -0.097193, mean: 0.65639, scale: 0.29357 },
    { feature: 'share of sentences with more than half', weight: 0.29019, mean: 0.27309, scale: 0.27237 },
    { feature: 'share of new bigrams', weight: -0.46805, mean: 0.65961, scale: 0.1992 },
    { feature: 'log(1 + new bigrams)', weight: 0.88696, mean: 4.313, scale: 0.6938 },
    { feature: 'log(1 + new numbers)', weight: -0.059116, mean: 0.40838, scale: 0.62109 },
    { feature: 'share of new numbers', weight: 0.091839, mean: 0.16867, scale: 0.28791 },
    { feature: 'log(1 + new capitalised words)', weight: 0.308, mean: 0.3757, scale: 0.56373 },
    { feature: 'share of new capitalised words', weight: 0.090111, mean: 0.070699, scale: 0.15034 },
    { feature: 'log(1 + words)', weight: -0.98455, mean: 4.7916, scale: 0.54932 },
    { feature: 'log(1 + context characters)', weight: -0.018647, mean: 7.5626, scale: 0.53113 },
    { feature: 'context is a record', weight: -0.066746, mean: 0.35497, scale: 0.4785 },
  ],
};

/** Best F1 on the answers that it was fitted on. */
export const LEXICAL_THRESHOLD = 0.356;

/** The tenth of RAGTruth's train split that was held out, 95 % bootstrap intervals. */
export const LEXICAL_FIGURES: readonly Figure[] = [
  { dataset: 'ragtruth', task: 'all', metric: 'auroc', value: 0.789, low: 0.767, high: 0.812, n: 1464 },
  { dataset: 'ragtruth', task: 'qa', metric: 'auroc', value: 0.796, low: 0.753, high: 0.839, n: 498 },
  { dataset: 'ragtruth', task: 'data2text', metric: 'auroc', value: 0.661, low: 0.608, high: 0.716, n: 486 },
  { dataset: 'ragtruth', task: 'summary', metric: 'auroc', value: 0.655, low: 0.596, high: 0.707, n: 480 },
];
