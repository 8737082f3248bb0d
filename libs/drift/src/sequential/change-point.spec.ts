import { describe, expect, it } from 'vitest';
import { changePoint } from './change-point.js';

const hours = (values: readonly number[], n = 10) => values.map((value, hour) => ({ hour, n, value }));

describe('changePoint', () => {
  it('finds the hour from which on all values point one way', () => {
    expect(changePoint(hours([1, -1, 0.5, -0.5, 3, 4, 3, 4]))).toBe(4);
  });

  it('is not led astray by one quiet hour after the change', () => {
    expect(changePoint(hours([0, -1, 1, 4, 4, 0, 4, 4]))).toBe(3);
  });

  it('counts events, not hours', () => {
    const values = hours([6, 6, 6, 6]);
    values[0] = { hour: 0, n: 1000, value: 6 };
    expect(changePoint(values)).toBe(1);
  });

  it('knows no start where nothing points the way', () => {
    expect(changePoint(hours([-1, -2, -3]))).toBeNull();
    expect(changePoint([])).toBeNull();
  });
});
