import { expect, test } from 'vitest';
import { benjaminiHochberg } from './benjamini-hochberg.js';

test('adjusted p-values are those of SciPy 1.17.1 false_discovery_control, in the order given', () => {
  const adjusted = benjaminiHochberg([0.01, 0.04, 0.03, 0.005, 0.5, 0.9, 0.04]);
  const expected = [0.035, 0.056, 0.056, 0.035, 0.583333333333, 0.9, 0.056];
  adjusted.forEach((p, i) => expect(p).toBeCloseTo(expected[i]!, 11));
});

test('no p-values give none, and what is no probability is refused', () => {
  expect(benjaminiHochberg([])).toEqual([]);
  expect(() => benjaminiHochberg([0.1, NaN])).toThrow(RangeError);
});
