import { expect, test } from 'vitest';
import { tellChanges } from './changes-around.js';

const hour = (at: number) => new Date(Date.UTC(2026, 2, 1) + at * 3_600_000).toISOString();
const seen = (dimension: string, value: string, first: number, last: number) => ({
  dimension,
  value,
  firstSeen: hour(first),
  lastSeen: hour(last),
  events: 10,
});
const window = { from: Date.parse(hour(0)), to: Date.parse(hour(60)) };
const told = (...all: ReturnType<typeof seen>[]) =>
  tellChanges(all, window).items.map(({ value, firstSeen, lastSeen }) => [value, firstSeen, lastSeen]);

test('a version that replaces another is told with when the one came and the other went', () => {
  expect(told(seen('prompt', '17', -100, 40), seen('prompt', '18', 41, 60))).toEqual([
    ['17', null, hour(40)],
    ['18', hour(41), null],
  ]);
});

test('what was there all the time is no change, and neither is the first traffic of all', () => {
  expect(told(seen('model', 'a', -100, 60))).toEqual([]);
  expect(told(seen('model', 'a', 20, 60))).toEqual([]);
});

test('a version that went before the window is none of it, one that was tried for a while is told with both', () => {
  expect(
    told(seen('variant', 'a', -100, 60), seen('variant', 'old', -90, -80), seen('variant', 'b', 10, 12)),
  ).toEqual([['b', hour(10), hour(12)]]);
});

test('no traffic at all ends nothing', () => {
  expect(told(seen('release', '1', -100, 20))).toEqual([]);
});
