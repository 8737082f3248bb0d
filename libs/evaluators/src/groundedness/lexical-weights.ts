import type { Figure } from '../evaluator.js';
import type { LogisticModel } from './logistic-model.js';

/**
 * Logistic regression on RAGTruth's train split without the tenth of its sources that the figures are measured on
 * (scikit-learn, L2 with C = 1 on standardised features, the scaling folded in; 13,590 answers).
 */
export const LEXICAL_MODEL: LogisticModel = {
  intercept: 0.45638,
  weights: [
    ['share of content words not in the context', -0.54542],
    ['content words not in the context', 1.3665],
    ['largest such share of a sentence', -0.33107],
    ['share of sentences with more than half', 1.0654],
    ['share of new bigrams', -2.3496],
    ['new bigrams', 1.2784],
    ['new numbers', -0.095182],
    ['share of new numbers', 0.31898],
    ['new capitalised words', 0.54636],
    ['share of new capitalised words', 0.59938],
    ['log(1 + words)', -1.7923],
    ['log(1 + context characters)', -0.035108],
    ['context is a record', -0.13949],
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
