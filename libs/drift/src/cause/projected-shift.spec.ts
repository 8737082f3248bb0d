import { expect, test } from 'vitest';
import { cloud } from '../attribution/testing/cloud.js';
import { projectedShift } from './projected-shift.js';

const rows = (centre: readonly number[], current: boolean, seed: number) =>
  cloud('row', 200, centre, seed).map(({ vector }, index) => ({ current, bag: index % 32, vector }));
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const difference = (products: readonly number[]) =>
  meanOf(products.slice(200)) - meanOf(products.slice(0, 200));
const usual = [1, 0, 0, 0, 0, 0, 0, 0];

test('a shift shows as a difference of its own size', () => {
  const moved = [...rows(usual, false, 1), ...rows([1, 0.3, 0, 0, 0, 0, 0, 0], true, 2)];
  expect(difference(projectedShift(moved))).toBeCloseTo(0.3, 1);
});

test('without a shift the products of both windows have the same mean, although the direction is learned', () => {
  const differences = Array.from({ length: 40 }, (_, seed) =>
    difference(projectedShift([...rows(usual, false, 100 + seed), ...rows(usual, true, 200 + seed)])),
  );
  // The direction learned from the same rows would give about √8 · .12 · √(2 / 200) = .035 on average.
  expect(meanOf(differences)).toBeLessThan(0.01);
});

test('one window, or no rows, have no direction', () => {
  expect(projectedShift([])).toEqual([]);
  expect(projectedShift(rows(usual, true, 1)).every((product) => product === 0)).toBe(true);
});
