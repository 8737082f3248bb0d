import { expect, test } from 'vitest';
import { labelledBars, prepareCategories, prepareDistribution } from './prepare-distribution';

const share = (value: number) => ({ value, lo: value / 2, hi: value * 2 });
const bin = (from: number, reference: number, current: number, name: string | null = null) => ({
  from,
  to: from + 1,
  name,
  reference: share(reference),
  current: share(current),
});

test('empty bins at the ends are left out, those within are kept', () => {
  const bars = prepareDistribution([
    bin(0, 0, 0),
    bin(1, 0.5, 0),
    bin(2, 0, 0),
    bin(3, 0, 0.25),
    bin(4, 0, 0),
  ]);
  expect(bars.map(({ bin: { from }, reference, current }) => [from, reference, current])).toEqual([
    [1, 100, 0],
    [2, 0, 0],
    [3, 0, 50],
  ]);
  expect(prepareDistribution([bin(0, 0, 0)])).toEqual([]);
});

test('few bars get a label', () => {
  expect(labelledBars(3, 5)).toEqual([0, 1, 2]);
  expect(labelledBars(12, 5)).toEqual([0, 3, 6, 9]);
  expect(labelledBars(0, 5)).toEqual([]);
});

test('of many categories the large ones of either window are named, the others counted', () => {
  const bins = Array.from({ length: 25 }, (_, index) => bin(0, 0.01, index === 24 ? 0.5 : 0.01, `m${index}`));
  const { rows, others } = prepareCategories(bins);
  expect(rows[0]!.name).toBe('m24');
  expect([rows.length, others]).toEqual([20, 5]);
});
