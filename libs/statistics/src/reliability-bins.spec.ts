import { expect, test } from 'vitest';
import { expectedCalibrationError, reliabilityBins } from './reliability-bins.js';
import { twenty, twentyWeighted } from './testing/labelled-scores.js';
import { wilsonInterval } from './wilson-interval.js';

test('four bins of twenty answers are those of scikit-learn 1.9.1 calibration_curve (quantile)', () => {
  const bins = reliabilityBins(twenty, 4);
  const expected = [
    [0.2, 0.1382],
    [0.4, 0.3664],
    [0.6, 0.5628],
    [0.8, 0.7852],
  ] as const;
  expect(bins).toHaveLength(4);
  bins.forEach(({ rate, meanScore, share }, i) => {
    expect(rate.rate).toBeCloseTo(expected[i]![0], 12);
    expect(meanScore).toBeCloseTo(expected[i]![1], 12);
    expect(share).toBeCloseTo(0.25, 12);
    expect(rate.high).toBeCloseTo(wilsonInterval(i + 1, 5)!.high, 9);
  });
  expect(expectedCalibrationError(bins)).toBeCloseTo(0.03685, 12);
});

test('the bins hold every answer once, by weight, and equal scores together', () => {
  const weighted = reliabilityBins(twentyWeighted, 4);
  expect(weighted.reduce((sum, { rate }) => sum + rate.count, 0)).toBe(20);
  expect(weighted.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  expect(weighted[0]!.rate.count).toBeLessThan(weighted[3]!.rate.count);
  const same = reliabilityBins(
    [0, 1, 1, 0].map((label) => ({ score: 0.5, label: label as 0 | 1 })),
    3,
  );
  expect(same).toHaveLength(1);
});

test('no answers give no bins and no error, and a score that is no probability is refused', () => {
  expect(reliabilityBins([])).toEqual([]);
  expect(expectedCalibrationError([])).toBeNull();
  expect(() => reliabilityBins([{ score: 2, label: 1 }])).toThrow('a probability must lie in [0, 1]');
  expect(() => reliabilityBins(twenty, 0)).toThrow(RangeError);
});
