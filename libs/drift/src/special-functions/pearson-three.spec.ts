import { expect, it } from 'vitest';
import { normalTail } from './normal-tail.js';
import { pearsonThreeTail } from './pearson-three.js';

// scipy.stats.pearson3.sf, SciPy 1.17.1
it.each([
  [-1, 0, 0.8413447460685429],
  [0, 0, 0.5],
  [1.5, 0, 0.06680720126885807],
  [6, 0, 9.865876450376946e-10],
  [1.5, 1e-4, 0.0668098993952681],
  [6, 0.01, 1.401902220112251e-9],
  [-1, 0.5, 0.8444156524501832],
  [1.5, 0.5, 0.07689160005036123],
  [6, 0.5, 5.463980711299846e-6],
  [0, 1, 0.43347012036670896],
  [6, 1, 9.314161294264013e-5],
  [1.5, Math.sqrt(8), 0.0772741465919378],
  [6, Math.sqrt(8), 0.002071268453838953],
])('the tail beyond %d at skewness %d is that of SciPy', (z, skewness, expected) => {
  expect(Math.abs(pearsonThreeTail(z, skewness) / expected - 1)).toBeLessThan(1e-5);
});

it('is the law of one squared normal value at skewness √8', () => {
  for (const z of [-0.5, 0, 1, 4])
    expect(pearsonThreeTail(z, Math.sqrt(8))).toBeCloseTo(2 * normalTail(Math.sqrt(1 + z * Math.SQRT2)), 12);
});

it('falls from 1 to 0 and does not jump where it turns normal', () => {
  for (const skewness of [0, 1.9e-4, 2.1e-4, 0.3, 2]) {
    const tails = [-9, -3, -1, 0, 1, 3, 9, 40].map((z) => pearsonThreeTail(z, skewness));
    expect(tails).toEqual([...tails].sort((a, b) => b - a));
    expect(tails.every((tail) => tail >= 0 && tail <= 1)).toBe(true);
  }
  expect(pearsonThreeTail(5, 1.99e-4) / pearsonThreeTail(5, 2.01e-4)).toBeCloseTo(1, 3);
  expect(() => pearsonThreeTail(NaN, 0)).toThrow(RangeError);
});
