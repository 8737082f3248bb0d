import { expect, it } from 'vitest';
import { publishedFigures } from './published-figures.js';

it('the figures beside the weights become those of the card, with their intervals and counts', () => {
  const raw = {
    validation: {
      qa: { n: 10, sentences: 30, auroc: 0.9, auroc_ci: [0.8, 0.95], sentence_auroc: 0.7, f1: null },
    },
    transfer: { bump: { n: 5, f1: 0.4 }, broken: null },
    cost: { cpu_ms_p50: 40 },
  };
  expect(publishedFigures(raw)).toEqual([
    { dataset: 'ragtruth', task: 'qa', metric: 'auroc', value: 0.9, low: 0.8, high: 0.95, n: 10 },
    { dataset: 'ragtruth', task: 'qa', metric: 'sentence_auroc', value: 0.7, n: 30 },
    { dataset: 'bump', task: 'all', metric: 'f1', value: 0.4, n: 5 },
  ]);
  expect(publishedFigures(undefined)).toEqual([]);
});
