import { expect, test } from 'vitest';
import { applyIsotonic, fitIsotonic } from './isotonic.js';
import { twenty, twentyWeighted } from './testing/labelled-scores.js';

const asked = [0, 0.1, 0.25, 0.4, 0.5, 0.62, 0.77, 0.9, 1];

test.each([
  ['equal weights', twenty, [1 / 6, 1 / 6, 1 / 6, 0.5, 0.5, 0.5, 1, 1, 1]],
  [
    'inverse probabilities',
    twentyWeighted,
    [0.298724182477, 0.298724182477, 0.298724182477, 0.403802386677, 0.661267340128, 0.661267340128, 1, 1, 1],
  ],
] as const)('rates with %s are those of scikit-learn 1.9.1 IsotonicRegression', (_, answers, expected) => {
  const fit = fitIsotonic(answers)!;
  asked.forEach((score, i) => expect(applyIsotonic(fit, score)).toBeCloseTo(expected[i]!, 11));
});

test('rates never fall, and no labels give no function', () => {
  const { rates } = fitIsotonic(twentyWeighted)!;
  expect(rates).toEqual([...rates].sort((a, b) => a - b));
  expect(fitIsotonic([])).toBeNull();
  expect(() => applyIsotonic({ scores: [0], rates: [0] }, NaN)).toThrow(RangeError);
});
