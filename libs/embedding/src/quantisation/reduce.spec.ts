import { expect, it } from 'vitest';
import { reduce, storedWidth } from './reduce.js';

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * b[at]!, 0);
/** Points that lie in every direction, by fixed numbers. */
const point = (seed: number, width: number) =>
  Float32Array.from({ length: width }, (_, at) => Math.sin(seed * 12.9898 + at * 78.233 + seed * at));

it('keeps vectors of up to 256 parts, at length 1', () => {
  const vector = reduce([3, 4])!;
  expect([...vector].map((value) => Number(value.toFixed(6)))).toEqual([0.6, 0.8]);
  expect([storedWidth(2), storedWidth(256), storedWidth(257), storedWidth(1536)]).toEqual([2, 256, 128, 128]);
});

it('makes wider ones 128 wide, at length 1, and each time the same', () => {
  const vector = reduce(point(1, 1536))!;
  expect(vector).toHaveLength(128);
  expect(dot(vector, vector)).toBeCloseTo(1, 5);
  expect(reduce(point(1, 1536))).toEqual(vector);
  // Of this code when it was first used: vectors that are stored were made so.
  expect([...vector.subarray(0, 3)].map((value) => Number(value.toFixed(4)))).toEqual([
    -0.004, -0.0408, -0.0165,
  ]);
});

it('keeps cosines but for the error that its size allows', () => {
  const errors: number[] = [];
  for (let pair = 1; pair <= 60; pair++) {
    const a = point(pair, 1536);
    const other = point(pair + 100, 1536);
    const b = a.map((value, at) => value + other[at]!);
    const cosine = dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
    errors.push(dot(reduce(a)!, reduce(b)!) - cosine);
  }
  const rootMeanSquare = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length);
  expect(rootMeanSquare).toBeLessThan(1 / Math.sqrt(128));
});

it('knows no direction of zeros', () => {
  expect(reduce(new Float32Array(1536))).toBeNull();
  expect(reduce([0, 0])).toBeNull();
});
