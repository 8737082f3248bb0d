import { expect, test } from 'vitest';
import { rocCurve } from './roc-curve.js';
import { tiedScores } from './testing/labelled-scores.js';

test('weighted points with ties are those of scikit-learn 1.9.1 roc_curve', () => {
  const points = rocCurve(tiedScores)!;
  const falsePositive = [0, 0, 0, 0, 1, 6, 6, 6, 7, 8, 13].map((n) => n / 13);
  const truePositive = [0, 0.25, 0.375, 0.5, 0.5, 0.625, 0.875, 1, 1, 1, 1];
  expect(points.map(({ threshold }) => threshold)).toEqual([
    Infinity,
    0.9,
    0.8,
    0.6,
    0.55,
    0.4,
    0.35,
    0.3,
    0.2,
    0.1,
    0.05,
  ]);
  points.forEach((point, i) => {
    expect(point.falsePositiveRate).toBeCloseTo(falsePositive[i]!, 12);
    expect(point.truePositiveRate).toBeCloseTo(truePositive[i]!, 12);
  });
});

test('one kind of answer alone has no curve, and a score that is no number is refused', () => {
  expect(rocCurve([{ score: 1, label: 1 }])).toBeNull();
  expect(() => rocCurve([{ score: NaN, label: 1 }])).toThrow('score must be a finite number');
});
