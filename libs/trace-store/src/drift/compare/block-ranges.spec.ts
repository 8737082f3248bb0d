import { expect, test } from 'vitest';
import { blockOf, narrow } from './block-ranges.js';

const ranges = {
  reference: { from: 100, to: 250, blockHours: 24 },
  current: { from: 250, to: 300, blockHours: 6 },
};

test.each([
  [100, 100],
  [123, 100],
  [124, 124],
  [249, 244],
  [250, 250],
  [299, 298],
])('hour %i lies in the block that begins with hour %i of its window', (hour, start) => {
  expect(blockOf(ranges, hour)).toBe(start);
});

test('narrowed to some blocks, a range begins and ends with whole ones, its last cut where the window ends', () => {
  expect(narrow(ranges.reference, [148, 172, 250])).toEqual({ from: 148, to: 196, blockHours: 24 });
  expect(narrow(ranges.reference, [244])).toEqual({ from: 244, to: 250, blockHours: 24 });
  const { from, to } = narrow(ranges.current, [100]);
  expect(from).toBe(to);
});
