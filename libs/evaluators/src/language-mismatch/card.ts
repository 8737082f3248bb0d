import type { EvaluatorCard } from '../evaluator.js';

export const card: EvaluatorCard = {
  question: 'Is the answer in the language of the question, or in the one that the instructions order?',
  method:
    'Character n-grams by eld 2.1.0 (small table, 27 languages) on prose without code, quotations, addresses, names and numbers. Mismatch only where both texts are told apart with room to spare; an order such as "answer in French" comes before the language of the question.',
  data: 'Figures: RAGTruth questions with their answers (English), and 40 sentences of our own in five languages.',
  licence: 'Apache-2.0; detector Apache-2.0',
  languages: ['en', 'es', 'fr', 'de', 'pt'],
  limits: [
    'Fewer than four words or 20 letters on either side: no verdict. Search-like questions often have no more.',
    'A question about languages or for a translation gets no verdict unless it orders one.',
    'Mixed answers are judged by their first 3,000 characters as a whole.',
    'Catalan, Galician and Portuguese are near Spanish: short texts in them get no verdict or a wrong one.',
  ],
  figures: [
    {
      dataset: 'RAGTruth QA',
      task: 'English questions and answers (all six alarms on one question of dish names)',
      metric: 'false positive rate',
      value: 0.0012,
      low: 0.0005,
      high: 0.0026,
      n: 5022,
    },
    {
      dataset: 'XSTest',
      task: 'English questions and answers',
      metric: 'false positive rate',
      value: 0,
      low: 0,
      high: 0.0051,
      n: 752,
    },
    {
      dataset: 'sentences of our own, 5 languages',
      task: 'same language',
      metric: 'false positive rate',
      value: 0,
      low: 0,
      high: 0.0119,
      n: 320,
    },
    {
      dataset: 'sentences of our own, 5 languages',
      task: 'other language',
      metric: 'recall',
      value: 0.8297,
      low: 0.8081,
      high: 0.8493,
      n: 1280,
    },
  ],
};
