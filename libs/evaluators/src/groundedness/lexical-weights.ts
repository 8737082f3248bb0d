import type { Figure } from '../evaluator.js';
import type { Aggregator } from './aggregate.js';

/**
 * Logistic regression on RAGTruth's train split without the tenth of its sources that the figures are measured on
 * (scikit-learn, L2 with C = 1 on standardised features, the scaling folded in; 13,590 answers).
 */
export const LEXICAL_AGGREGATOR: Aggregator = {
  intercept: 0.45638,
  terms: [
    { of: ['new_word_share'], transform: 'none', weight: -0.54542 },
    { of: ['new_word_count'], transform: 'log1p', weight: 1.3665 },
    { of: ['worst_sentence_new_word_share'], transform: 'none', weight: -0.33107 },
    { of: ['mostly_new_sentence_share'], transform: 'none', weight: 1.0654 },
    { of: ['new_pair_share'], transform: 'none', weight: -2.3496 },
    { of: ['new_pair_count'], transform: 'log1p', weight: 1.2784 },
    { of: ['new_number_count'], transform: 'log1p', weight: -0.095182 },
    { of: ['new_number_share'], transform: 'none', weight: 0.31898 },
    { of: ['new_name_count'], transform: 'log1p', weight: 0.54636 },
    { of: ['new_name_share'], transform: 'none', weight: 0.59938 },
    { of: ['log_words'], transform: 'none', weight: -1.7923 },
    { of: ['log_context_length'], transform: 'none', weight: -0.035108 },
    { of: ['context_is_record'], transform: 'none', weight: -0.13949 },
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
