import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyPlatt, fitPlatt } from './platt.js';
import { twenty, twentyWeighted } from './testing/labelled-scores.js';

test.each([
  ['ridge 1 (minimum by SciPy 1.17.1 BFGS)', twenty, 1, 0.11318066276, 0.712271193976, 6],
  [
    'ridge 5 with weights (minimum by SciPy 1.17.1 BFGS)',
    twentyWeighted,
    5,
    0.204345359357,
    0.718609302126,
    6,
  ],
  ['hardly any ridge (statsmodels 0.15.0 Logit)', twenty, 1e-9, 0.130041361606, 0.663353294229, 7],
] as const)(
  'intercept and slope are the known ones with %s',
  (_, answers, ridge, intercept, slope, digits) => {
    const fit = fitPlatt(answers, { ridge });
    expect(fit.intercept).toBeCloseTo(intercept, digits);
    expect(fit.slope).toBeCloseTo(slope, digits);
  },
);

test('without labels scores stay as they are, and labels that separate perfectly have a finite fit', () => {
  expect(applyPlatt(fitPlatt([]), 0.3)).toBeCloseTo(0.3, 12);
  const fit = fitPlatt([0, 0.1, 0.9, 1].map((score) => ({ score, label: score > 0.5 ? 1 : 0 })));
  expect(Number.isFinite(fit.slope)).toBe(true);
  expect(applyPlatt(fit, 1)).toBeLessThanOrEqual(1);
});

test('any labels give a finite fit', () => {
  const answer = fc.record({
    score: fc.double({ min: 0, max: 1, noNaN: true }),
    label: fc.constantFrom<0 | 1>(0, 1),
    probability: fc.double({ min: 0.001, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(answer, { maxLength: 30 }), (answers) => {
      const p = applyPlatt(fitPlatt(answers), 0.5);
      expect(p).toBeGreaterThanOrEqual(0);
      expect(p).toBeLessThanOrEqual(1);
    }),
  );
});

test('no ridge and scores that are no probabilities are refused', () => {
  expect(() => fitPlatt(twenty, { ridge: 0 })).toThrow('ridge must be above 0');
  expect(() => fitPlatt([{ score: 1.2, label: 1 }])).toThrow('a probability must lie in [0, 1]');
  expect(() => applyPlatt({ intercept: 0, slope: 1 }, NaN)).toThrow(RangeError);
});
