import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromInt8, toInt8, toUnit } from './int8.js';

const unit = fc
  .float32Array({ minLength: 1, maxLength: 256, min: -1, max: 1, noNaN: true })
  .map(toUnit)
  .filter((vector) => vector !== null);

it('keeps each part within half a step of 1/127', () => {
  fc.assert(
    fc.property(unit, (vector) => {
      const bytes = toInt8(vector);
      for (const [at, value] of vector.entries())
        expect(Math.abs(bytes[at]! / 127 - value)).toBeLessThan(0.5001 / 127);
    }),
  );
});

it('gives back unit vectors that point the same way', () => {
  const vector = toUnit(Float32Array.from({ length: 64 }, (_, at) => Math.sin(at * 7) + 0.1))!;
  const back = fromInt8(toInt8(vector))!;
  const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * b[at]!, 0);
  expect(dot(back, back)).toBeCloseTo(1, 5);
  expect(dot(back, vector)).toBeGreaterThan(0.999);
});

it('knows no direction of nothing, and none of what is no number', () => {
  expect(fromInt8(new Int8Array(4))).toBeNull();
  expect(toUnit(Float32Array.of(1, NaN))).toBeNull();
  expect(toUnit(Float32Array.of(1, Infinity))).toBeNull();
});
