import { expect, test } from 'vitest';
import { shareByBags } from './share-by-bags.js';

const bags = (counts: readonly (readonly [number, number])[]) => counts.map(([n, of]) => ({ n, of }));

test('a share of bags that vary no more than chance is as sure as that of independent events', () => {
  // scipy.stats.binomtest(80, 800).proportion_ci(method='wilson'): 0.0810882, 0.1227418
  const alike = bags(Array.from({ length: 8 }, (_, bag) => [100, bag % 2 ? 9 : 11]));
  const { value, lo, hi } = shareByBags(alike);
  expect(value).toBeCloseTo(0.1, 12);
  expect(lo).toBeCloseTo(0.0810882, 5);
  expect(hi).toBeCloseTo(0.1227418, 5);
});

test('users who differ make a share less sure than as many independent events', () => {
  // Four bags all of the kind and four of none: eight events in truth, seven degrees of freedom of them.
  const { value, lo, hi } = shareByBags(
    bags(Array.from({ length: 8 }, (_, bag) => [100, bag < 4 ? 100 : 0])),
  );
  expect(value).toBe(0.5);
  // 0.25 / (8/7·Σ(50²)·8/800²): 7 effective events; binomtest(3.5, 7) by Wilson: 0.2012, 0.7988
  expect(lo).toBeCloseTo(0.2012, 2);
  expect(hi).toBeCloseTo(0.7988, 2);
});

test('bags without events say nothing, and without any event everything is possible', () => {
  expect(
    shareByBags(
      bags([
        [0, 0],
        [10, 0],
        [10, 0],
      ]),
    ),
  ).toEqual(
    shareByBags(
      bags([
        [10, 0],
        [10, 0],
      ]),
    ),
  );
  expect(shareByBags([])).toEqual({ value: 0, lo: 0, hi: 1 });
});
