import { expect, test } from 'vitest';
import { confusion } from './confusion.js';

const times = (n: number, predicted: 0 | 1, label: 0 | 1) =>
  Array.from({ length: n }, () => ({ predicted, label }));

test('counts, rates and intervals are those of scikit-learn 1.9.1 and of Wilson in statsmodels 0.15.0', () => {
  const result = confusion([...times(18, 1, 1), ...times(6, 1, 0), ...times(4, 0, 1), ...times(72, 0, 0)]);
  expect(result).toMatchObject({
    truePositives: 18,
    falsePositives: 6,
    falseNegatives: 4,
    trueNegatives: 72,
  });
  const bent = (jaccard: number) => (2 * jaccard) / (1 + jaccard);
  for (const [estimate, rate, low, high] of [
    [result.precision, 0.75, 0.5510055599484599, 0.88000633771405],
    [result.recall, 0.8181818181818182, 0.6148339256287345, 0.9269311541657794],
    [result.specificity, 72 / 78, 0.8421677019381915, 0.9642695359976443],
    [result.f1, 0.782608695652174, bent(0.4583030651442781), bent(0.7929417049226233)],
  ] as const) {
    expect(estimate!.rate).toBeCloseTo(rate, 12);
    expect(estimate!.low).toBeCloseTo(low, 9);
    expect(estimate!.high).toBeCloseTo(high, 9);
  }
});

test('rates use inverse inclusion probabilities', () => {
  const { recall } = confusion([
    { predicted: 1, label: 1, probability: 1 },
    { predicted: 0, label: 1, probability: 0.25 },
  ]);
  expect(recall!.rate).toBeCloseTo(0.2, 12);
});

test('what has no denominator is null, and a verdict that is not 0 or 1 is refused', () => {
  expect(confusion([])).toMatchObject({ precision: null, recall: null, specificity: null, f1: null });
  expect(confusion(times(3, 0, 0))).toMatchObject({ precision: null, recall: null, f1: null });
  expect(() => confusion([{ predicted: 0.4 as 0, label: 1 }])).toThrow('predicted must be 0 or 1');
});
