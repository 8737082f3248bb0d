import { expect, test } from 'vitest';
import { summarizeSeries, sumSeries } from './summarize-series';

const series = (name: string, values: (number | null)[]) => ({
  name,
  points: values.map((value, index) => ({ time: index * 10, value })),
});

test('the bucket that still fills neither is the last value nor the lowest', () => {
  const [summary] = summarizeSeries([series('a', [5, 9, 7, 1])], 10, 35);
  expect(summary).toMatchObject({ name: 'a', low: 5, high: 9, last: { time: 20, value: 7 } });
});

test('gaps are not zeros, and a series of gaps says nothing', () => {
  expect(summarizeSeries([series('a', [4, null, 6]), series('b', [null])], 10, 100)).toMatchObject([
    { name: 'a', low: 4, high: 6 },
  ]);
});

test('the sum of stacked series adds what is known in each bucket', () => {
  const sum = sumSeries('all', [series('a', [1, 2, null]), series('b', [10, null, null])]);
  expect(sum.points).toEqual([
    { time: 0, value: 11 },
    { time: 10, value: 2 },
  ]);
});
