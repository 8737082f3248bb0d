import { describe, expect, it } from 'vitest';
import { ShiryaevRoberts, logAdd } from './shiryaev-roberts.js';

describe('ShiryaevRoberts', () => {
  it('averages R = (1 + R before)·e over its experts by their weights', () => {
    const statistic = new ShiryaevRoberts([0.8, 0.2]);
    for (const [first, second] of [
      [2, 0.5],
      [3, 0.5],
    ] as const) {
      statistic.add(0, Math.log(first));
      statistic.add(1, Math.log(second));
    }
    expect(Math.exp(statistic.log)).toBeCloseTo(0.8 * (1 + 2) * 3 + 0.2 * (1 + 0.5) * 0.5, 12);
    expect(statistic.leader).toBe(0);
  });

  it('counts the hours where there is no evidence', () => {
    const statistic = new ShiryaevRoberts([1]);
    for (let t = 0; t < 50; t++) statistic.add(0, 0);
    expect(Math.exp(statistic.log)).toBeCloseTo(50, 9);
  });

  it('holds evidence too large for a number', () => {
    const statistic = new ShiryaevRoberts([1]);
    for (let t = 0; t < 10; t++) statistic.add(0, 500);
    expect(statistic.log).toBeCloseTo(5000, 9);
    expect(logAdd(-Infinity, -Infinity)).toBe(-Infinity);
  });

  it('starts from nothing again', () => {
    const statistic = new ShiryaevRoberts([1]);
    statistic.add(0, 5);
    statistic.restart();
    expect(statistic.log).toBe(-Infinity);
  });
});
