import { expect, test } from 'vitest';
import { cohenKappa } from './cohen-kappa.js';

const pairsOf = (table: number[][]) =>
  table.flatMap((row, a) => row.flatMap((n, b) => Array.from({ length: n }, () => [a, b] as const)));

test('κ of three categories and its interval are those of statsmodels 0.15.0 cohens_kappa', () => {
  const result = cohenKappa(
    pairsOf([
      [20, 5, 2],
      [3, 15, 4],
      [1, 2, 8],
    ]),
  )!;
  expect(result.kappa).toBeCloseTo(0.5592048401037165, 12);
  expect(result.standardError).toBeCloseTo(0.08942954544640944, 12);
  expect(result.low).toBeCloseTo(0.383926151874966, 9);
  expect(result.high).toBeCloseTo(0.7344835283324671, 9);
});

test('full agreement on few answers does not claim to be certain', () => {
  const { kappa, low, high } = cohenKappa(
    pairsOf([
      [5, 0],
      [0, 5],
    ]),
  )!;
  expect(kappa).toBe(1);
  expect(high).toBe(1);
  expect(low).toBeLessThan(0.5);
});

test('no pairs, and raters who only know one category, have no κ', () => {
  expect(cohenKappa([])).toBeNull();
  expect(
    cohenKappa([
      ['good', 'good'],
      ['good', 'good'],
    ]),
  ).toBeNull();
  expect(cohenKappa([['good', 'bad']])!.kappa).toBe(0);
});
