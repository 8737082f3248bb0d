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
  figures: [],
};
