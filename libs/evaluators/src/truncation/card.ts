import type { EvaluatorCard } from '../evaluator.js';

export const card: EvaluatorCard = {
  question: 'Was the answer cut off?',
  method:
    'The finish reason of the provider, or as many output tokens as were allowed. Without either: an open code fence, JSON that ends early, a last word that no sentence ends with (English and Spanish), or a last paragraph that stops within a sentence.',
  data: 'Rules; false alarms and recall without a finish reason on RAGTruth answers, whole and cut at a random character.',
  licence: 'Apache-2.0',
  languages: ['en', 'es'],
  limits: [
    'Without a finish reason a cut between two sentences is not seen.',
    'Headings, list items and single lines without a full stop tell nothing: no verdict.',
    'Ends by a content filter get no verdict.',
  ],
  figures: [
    {
      dataset: 'RAGTruth answers',
      task: 'answers as they came, without a finish reason (most of these were cut indeed)',
      metric: 'rate called truncated',
      value: 0.0015,
      low: 0.001,
      high: 0.0023,
      n: 15054,
    },
    {
      dataset: 'RAGTruth answers',
      task: 'cut at a random character',
      metric: 'recall',
      value: 0.7702,
      low: 0.7634,
      high: 0.7768,
      n: 15054,
    },
    {
      dataset: 'RAGTruth answers',
      task: 'cut at a random character',
      metric: 'rate called complete',
      value: 0.0187,
      low: 0.0166,
      high: 0.021,
      n: 15054,
    },
  ],
};
