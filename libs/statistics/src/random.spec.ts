import { expect, test } from 'vitest';
import { createRandom, xoshiro128 } from './random.js';

test('the words are those of the reference implementation of xoshiro128** (C, version 1.1)', () => {
  const next = xoshiro128(Uint32Array.of(1, 2, 3, 4));
  expect(Array.from({ length: 10 }, next)).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ]);
});

test('the same seed gives the same numbers, another seed others, uniform on [0, 1)', () => {
  const draw = (seed: number) => Array.from({ length: 20_000 }, createRandom(seed));
  const numbers = draw(1);
  expect(draw(1)).toEqual(numbers);
  expect(draw(2)[0]).not.toBe(numbers[0]);
  const deciles = Array.from(
    { length: 10 },
    (_, i) => numbers.filter((x) => Math.floor(x * 10) === i).length,
  );
  // 99.9 % point of χ² with 9 degrees of freedom.
  expect(deciles.reduce((sum, n) => sum + (n - 2_000) ** 2 / 2_000, 0)).toBeLessThan(27.88);
  expect(() => createRandom(NaN)).toThrow(RangeError);
});
