import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaUnderRoc } from './area-under-roc.js';
import { rocCurve } from './roc-curve.js';
import type { ScoredAnswer } from './scored-answer.js';
import { tiedScores } from './testing/labelled-scores.js';

test('area and error with ties are those of scikit-learn 1.9.1 and statsmodels 0.15.0 rank_compare_2indep', () => {
  const { area, standardError, interval } = areaUnderRoc(
    tiedScores.map(({ score, label }) => ({ score, label })),
  )!;
  expect(area).toBeCloseTo(0.7777777777777778, 12);
  expect(standardError).toBeCloseTo(0.14326441064697362, 12);
  expect(interval!.low).toBeLessThan(area - 1.96 * 0.143);
  expect(interval!.high).toBeLessThan(1);
});

test('the weighted area is that of scikit-learn 1.9.1', () => {
  expect(areaUnderRoc(tiedScores)!.area).toBeCloseTo(0.7932692307692307, 12);
});

test('the area is that under the points of the curve', () => {
  const answer: fc.Arbitrary<ScoredAnswer> = fc.record({
    score: fc.integer({ min: 0, max: 6 }),
    label: fc.constantFrom<0 | 1>(0, 1),
    probability: fc.double({ min: 0.05, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(answer, { maxLength: 40 }), (answers) => {
      const points = rocCurve(answers);
      const area = areaUnderRoc(answers);
      expect(area === null).toBe(points === null);
      if (!points || !area) return;
      const trapezoids = points.slice(1).reduce((sum, point, i) => {
        const before = points[i]!;
        const height = (point.truePositiveRate + before.truePositiveRate) / 2;
        return sum + height * (point.falsePositiveRate - before.falsePositiveRate);
      }, 0);
      expect(area.area).toBeCloseTo(trapezoids, 9);
    }),
  );
});

test('a perfect order of few answers does not claim to be certain', () => {
  const answers = [1, 2, 3, 4, 5, 6].map((score) => ({
    score,
    label: score > 3 ? (1 as const) : (0 as const),
  }));
  const { area, interval } = areaUnderRoc(answers)!;
  expect(area).toBe(1);
  expect(interval!.low).toBeLessThan(0.5);
  expect(areaUnderRoc(answers.slice(2, 4))!.interval).toBeNull();
});
