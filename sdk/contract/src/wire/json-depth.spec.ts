import { expect, test } from 'vitest';
import { isDeeperThan, MAX_JSON_DEPTH } from './json-depth.js';

function nest(levels: number, array: boolean): unknown {
  let value: unknown = 'bottom';
  for (let i = 0; i < levels; i++) value = array ? [value] : { value };
  return value;
}

test.each([true, false])('exactly the limit is accepted, one more is not (arrays: %s)', (array) => {
  expect(isDeeperThan(nest(MAX_JSON_DEPTH, array))).toBe(false);
  expect(isDeeperThan(nest(MAX_JSON_DEPTH + 1, array))).toBe(true);
});

test('primitives have no depth', () => {
  for (const value of ['a', 1, true, null, undefined]) expect(isDeeperThan(value, 0)).toBe(false);
  expect(isDeeperThan([], 0)).toBe(true);
});

test('the deepest branch decides', () => {
  expect(isDeeperThan([1, { a: [] }, 'x', {}], 2)).toBe(true);
  expect(isDeeperThan([1, { a: [] }, 'x', {}], 3)).toBe(false);
});

test('a hostile depth neither overflows the stack nor takes long', () => {
  expect(isDeeperThan(nest(1_000_000, true))).toBe(true);
});
