import type { EvaluatorCard } from '../evaluator.js';

export const card: EvaluatorCard = {
  question: 'Did the model fall into a loop?',
  method:
    'The same run of 1 to 200 words again and again without a break (20 times for one word, 8 for up to four words, 5 for up to 19, 3 beyond), the same characters without spaces over 200 characters, or one sentence that makes up half of the text.',
  data: 'Thresholds set by hand; false alarms counted on RAGTruth answers, detection on loops made by repeating the end of such answers.',
  licence: 'Apache-2.0',
  languages: ['en', 'es'],
  limits: [
    'Code, tables and JSON are left out, so a loop inside them is not seen.',
    'A loop that counts up or changes a word each time is not seen.',
    'The first 20,000 words are judged.',
  ],
  figures: [],
};
