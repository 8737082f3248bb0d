import { expect, test } from 'vitest';
import { clusteredDifference, type ComparedRow } from './clustered-difference.js';

/** The rows for which statsmodels was asked; see the first test. */
const rows = Array.from({ length: 240 }, (_, i): ComparedRow => {
  const current = i >= 120;
  const bag = (i * 7) % 12;
  const block = (i % 5) + (current ? 5 : 0);
  return {
    current,
    bag,
    block,
    value: ((i * 37) % 101) / 101 + 0.05 * bag + (current ? 0.3 : 0) + 0.02 * block,
  };
});

test('difference and variance are those of statsmodels 0.15.0 cov_cluster_2groups', () => {
  const change = clusteredDifference(rows)!;
  expect(change.difference).toBeCloseTo(0.41039604, 8);
  // By bag .00048611, by block .00073395, both ways negative: the greatest counts, with its correction 10 / 9.
  expect(change.error).toBeCloseTo(Math.sqrt((0.0007339485235652273 * 10) / 9), 9);
  expect(change.n).toEqual({ reference: 120, current: 120 });
  expect(change.pValue).toBeLessThan(1e-6);
});

test('neither the order of rows nor the scale and place of the values matters', () => {
  const change = clusteredDifference(rows)!;
  const turned = clusteredDifference([...rows].reverse())!;
  expect(turned.difference).toBeCloseTo(change.difference, 12);
  expect(turned.pValue).toBeCloseTo(change.pValue, 12);
  const scaled = clusteredDifference(rows.map((row) => ({ ...row, value: 7 - 3 * row.value })))!;
  expect(scaled.shift).toBeCloseTo(-change.shift, 10);
  expect(scaled.pValue).toBeCloseTo(change.pValue, 12);
});

test('too few rows, bags or blocks give no answer', () => {
  expect(clusteredDifference([])).toBeUndefined();
  expect(clusteredDifference(rows.slice(80, 200).filter(({ current }) => !current))).toBeUndefined();
  expect(clusteredDifference(rows.map((row) => ({ ...row, bag: row.bag % 3 })))).toBeUndefined();
  expect(clusteredDifference(rows.map((row) => ({ ...row, block: row.current ? 1 : 0 })))).toBeUndefined();
  expect(clusteredDifference(rows.map((row) => ({ ...row, value: NaN })))).toBeUndefined();
});

test('a constant value did not change', () => {
  expect(clusteredDifference(rows.map((row) => ({ ...row, value: 5 })))).toMatchObject({
    pValue: 1,
    shift: 0,
  });
});

test('a change of the mix of strata is no change within them', () => {
  const mixed = rows.flatMap((row, index) => {
    const stratum = index % (row.current ? 4 : 2) === 0 ? 0 : 1;
    return { ...row, stratum, value: 10 * stratum + ((index * 37) % 101) / 101 };
  });
  expect(Math.abs(clusteredDifference(mixed)!.difference)).toBeLessThan(0.1);
  const together = clusteredDifference(mixed.map((row) => ({ ...row, stratum: 0 })))!;
  expect(Math.abs(together.difference)).toBeGreaterThan(2);
});

test('breadth is the share of the traffic whose value changed', () => {
  const many = Array.from({ length: 10 }, (_, turn) =>
    rows.map((row, index) => ({
      ...row,
      stratum: (index + turn) % 4,
      value: ((index * 31 + turn * 17) % 101) / 101,
    })),
  ).flat();
  const changed = (topics: number) =>
    clusteredDifference(
      many.map((row) => ({ ...row, value: row.value + (row.current && row.stratum < topics ? 1 : 0) })),
    )!.breadth!;
  expect(changed(4)).toBeGreaterThan(0.95);
  expect(changed(2)).toBeCloseTo(0.5, 1);
  expect(changed(1)).toBeCloseTo(0.25, 1);
  expect(clusteredDifference(many)!.breadth).toBeNull();
});
