import { expect, test } from 'vitest';
import { extentOf, placeBar } from './place-bars';

const at = (ms: number) => new Date(Date.UTC(2026, 0, 1) + ms).toISOString();
const root = { startTime: at(0), endTime: at(1000) };

test('bars fill the width from the first start to the last end', () => {
  const spans = [root, { startTime: at(250), endTime: at(750) }, { startTime: at(990), endTime: null }];
  const extent = extentOf(spans);
  expect(placeBar(spans[0], extent)).toEqual({ left: 0, width: 100 });
  expect(placeBar(spans[1], extent)).toEqual({ left: 25, width: 50 });
  expect(placeBar(spans[2], extent)).toEqual({ left: 99, width: 0.4 });
});

test('a bar is never wider than the page nor outside of it, also when the end is before the start', () => {
  const extent = extentOf([{ startTime: at(5), endTime: at(0) }]);
  const bar = placeBar({ startTime: at(5), endTime: at(0) }, extent);
  expect(bar.left + bar.width).toBeLessThanOrEqual(100);
  expect(bar.left).toBeGreaterThanOrEqual(0);
});
