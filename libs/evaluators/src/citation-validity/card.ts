import type { EvaluatorCard } from '../evaluator.js';

export const card: EvaluatorCard = {
  question: 'Does each citation lead to something that is in the context?',
  method:
    'Markers such as [1], [2, 3], 【1†source】, (doc 3), [^1], [id], Markdown links and bare addresses are looked up among the passages: by position, by document id, or by the passages’ own text.',
  data: 'None: rules. Whether the cited passage supports the sentence is the matter of groundedness.',
  licence: 'Apache-2.0',
  languages: ['en', 'es'],
  limits: [
    'Numbers above 999 are taken for years. Lists of three or more numbers of which none is in the context are taken for data.',
    'A marker in a script or a form that is not named above is not seen.',
    'Addresses that the user or the instructions gave count as known.',
    'The first 200 citations of the first 100,000 characters are judged.',
  ],
  figures: [
    {
      dataset: 'RAGTruth QA',
      task: 'answers with a dangling citation, of those with any (all that were looked at cite nothing there is)',
      metric: 'rate',
      value: 0.0198,
      low: 0.0105,
      high: 0.0373,
      n: 454,
    },
  ],
};
