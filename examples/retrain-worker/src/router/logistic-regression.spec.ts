import { describe, expect, it } from 'vitest';
import { fitLogistic, predict } from './logistic-regression.js';

/** Unit vectors of the plane; the figures below are those of scipy.optimize.minimize (BFGS, gtol 1e-10). */
const rows = [
  [1, 0, 'a'],
  [0.8, 0.6, 'a'],
  [0.6, 0.8, 'b'],
  [0, 1, 'b'],
  [-0.6, 0.8, 'b'],
  [-1, 0, 'c'],
  [-0.8, -0.6, 'c'],
  [0, -1, 'c'],
  [0.6, -0.8, 'a'],
].map(([x, y, label]) => ({ vector: [x as number, y as number], label: label as string }));
const known = [
  [2.6989, -0.7212, -0.1061],
  [-0.5357, 2.6083, -0.1691],
  [-2.1632, -1.8872, 0.2751],
];

describe('the logistic regression', () => {
  it('comes to the weights of SciPy', () => {
    const { labels, weights } = fitLogistic(rows, 0.01);
    expect(labels).toEqual(['a', 'b', 'c']);
    for (const [label, row] of known.entries()) {
      for (const [at, weight] of row.entries())
        expect(Math.abs(weights[label]![at]! - weight)).toBeLessThan(0.003);
    }
  });

  it('gives probabilities that follow the weights, and the same model each time', () => {
    const model = fitLogistic(rows, 0.01);
    expect(fitLogistic(rows, 0.01)).toEqual(model);
    const scores = known.map((row) => Math.exp(row[0]! + row[2]!));
    const { label, probability } = predict(model, [1, 0]);
    expect(label).toBe('a');
    expect(probability).toBeCloseTo(scores[0]! / scores.reduce((sum, score) => sum + score), 3);
  });

  it('knows one label only where there is one only', () => {
    const model = fitLogistic([{ vector: [1, 0], label: 'x' }], 0.01);
    expect(predict(model, [0, 1])).toEqual({ label: 'x', probability: 1 });
  });
});
