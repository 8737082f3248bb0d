import { expect, test } from 'vitest';
import { blockOf, endOfBlock, isIn, narrow } from './block-ranges.js';

const ranges = {
  reference: { from: 100, to: 250, blockHours: 24 },
  current: { from: 250, to: 300, blockHours: 6 },
};

test.each([
  [100, 100, 120],
  [119, 100, 120],
  [120, 120, 144],
  [249, 240, 250],
  [250, 250, 252],
  [252, 252, 258],
  [299, 294, 300],
])('hour %i lies in the block from hour %i to %i, cut where its window is', (hour, start, end) => {
  expect(blockOf(ranges, hour)).toBe(start);
  expect(endOfBlock(isIn(ranges.current, hour) ? ranges.current : ranges.reference, hour)).toBe(end);
});

test('windows that begin an hour later have all blocks but the first and the last in common', () => {
  const blocks = (later: number) => {
    const moved = { from: 100 + later, to: 500 + later, blockHours: 24 };
    const of = { reference: { ...moved, from: 0, to: 0 }, current: moved };
    const hours = Array.from({ length: 400 }, (_, at) => moved.from + at);
    return new Set(hours.map((hour) => `${blockOf(of, hour)} ${endOfBlock(moved, hour)}`));
  };
  const before = blocks(0);
  expect([...blocks(1)].filter((block) => !before.has(block))).toHaveLength(2);
  expect(before.size).toBe(17);
});

test('narrowed to some blocks, a range begins and ends with whole ones, its last cut where the window ends', () => {
  expect(narrow(ranges.reference, [144, 168, 250])).toEqual({ from: 144, to: 192, blockHours: 24 });
  expect(narrow(ranges.reference, [100])).toEqual({ from: 100, to: 120, blockHours: 24 });
  expect(narrow(ranges.reference, [240])).toEqual({ from: 240, to: 250, blockHours: 24 });
  const { from, to } = narrow(ranges.current, [100]);
  expect(from).toBe(to);
});
