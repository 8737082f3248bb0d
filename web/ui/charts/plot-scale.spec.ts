import { expect, test } from 'vitest';
import { placeTime, placeValue, plotBand, plotBars, plotLine } from './plot-scale';

const scale = { from: 0, to: 10, low: 0, high: 4 };

test('times and values are placed within the plot, also those beyond it', () => {
  expect([placeTime(5, scale), placeTime(-1, scale), placeTime(11, scale)]).toEqual([50, 0, 100]);
  expect([placeValue(1, scale), placeValue(-1, scale), placeValue(9, scale)]).toEqual([75, 100, 0]);
});

test('a gap parts the line, and a point alone is a dot', () => {
  const points = [
    { time: 0, value: 0 },
    { time: 1, value: 4 },
    { time: 2, value: null },
    { time: 3, value: 2 },
  ];
  expect(plotLine(points, scale)).toBe('M0 100L10 0M30 50h0');
});

test('the band runs along the upper ends and back along the lower ones', () => {
  const points = [
    { time: 0, value: 1, lo: 0, hi: 2 },
    { time: 10, value: 2, lo: 1, hi: 4 },
  ];
  expect(plotBand(points, scale)).toBe('M0 50L100 0L100 75L0 100Z');
});

test('bars are as wide as their bucket; nothing is no bar', () => {
  const points = [
    { time: 0, value: 4 },
    { time: 1, value: 0 },
    { time: 2, value: null },
  ];
  expect(plotBars(points, 1, scale)).toBe('M0 100V0H10V100Z');
});
