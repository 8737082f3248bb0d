import type { EvaluatorCard } from '../evaluator.js';

export const card: EvaluatorCard = {
  question: 'Which of the passages does the answer draw on?',
  method:
    'Each sentence of the answer goes to the passage that has the largest share of its content words, weighted by how few passages have them, if that is at least .3. The value is the share of passages used. No embeddings: they were tried and named the right passage no more often.',
  data: 'Figures: sentences of RAGTruth QA answers that name one of their three passages by its number, and the same sentences against passages of another question. Nothing was fitted.',
  licence: 'Apache-2.0',
  languages: ['en'],
  limits: [
    'Paraphrase and an answer in another language than the passages look like no use.',
    'A sentence that draws on two passages is given to one.',
    'Using few passages is not bad in itself; only using none is failing.',
    'Spanish words are cut to stems as well, but this was not measured.',
  ],
  figures: [
    {
      dataset: 'RAGTruth QA',
      task: 'sentence that names one of three passages is given to it (chance .33)',
      metric: 'accuracy',
      value: 0.8287,
      low: 0.8142,
      high: 0.8423,
      n: 2756,
    },
    {
      dataset: 'RAGTruth QA',
      task: 'sentence rests on its own passages',
      metric: 'rate',
      value: 0.7828,
      low: 0.7784,
      high: 0.7872,
      n: 33388,
    },
    {
      dataset: 'RAGTruth QA',
      task: 'sentence rests on the passages of another question',
      metric: 'false positive rate',
      value: 0.0075,
      low: 0.0066,
      high: 0.0085,
      n: 33388,
    },
    {
      dataset: 'RAGTruth QA',
      task: 'sentence is given to a foreign passage beside its own three',
      metric: 'false positive rate',
      value: 0.0057,
      low: 0.0049,
      high: 0.0065,
      n: 33388,
    },
  ],
};
