import { describe, expect, it } from 'vitest';
import { alarmThreshold, budgetShares } from './false-alarm-budget.js';

describe('alarmThreshold', () => {
  it('is 720 / (F·w): 108,000 for a fifteenth of 0.1 false incidents in 30 days', () => {
    expect(alarmThreshold(0.1, 1 / 15)).toBeCloseTo(108_000, 6);
    expect(alarmThreshold(1, 1)).toBe(720);
  });

  it('falls as the budget or the share grows', () => {
    const budgets = [0.01, 0.1, 1, 10].map((budget) => alarmThreshold(budget, 0.5));
    const shares = [0.01, 0.1, 0.5, 1].map((share) => alarmThreshold(0.1, share));
    for (const thresholds of [budgets, shares])
      expect(thresholds).toEqual(thresholds.toSorted((a, b) => b - a));
  });

  it('refuses a budget or a share that means nothing', () => {
    for (const [budget, share] of [
      [0, 1],
      [-1, 1],
      [NaN, 1],
      [720, 1],
      [0.1, 0],
      [0.1, 1.1],
    ] as const)
      expect(() => alarmThreshold(budget, share)).toThrow(RangeError);
  });
});

describe('budgetShares', () => {
  it('adds up to one, in proportion to the weights', () => {
    expect(budgetShares([1, 1, 2])).toEqual([0.25, 0.25, 0.5]);
    expect(budgetShares([0, 3])).toEqual([0, 1]);
  });

  it('spends the budget whole, whatever the weights', () => {
    const shares = budgetShares([1, 2, 3, 0.5]);
    expect(shares.reduce((sum, share) => sum + 720 / alarmThreshold(0.1, share), 0)).toBeCloseTo(0.1, 12);
  });

  it('refuses negative, missing or only zero weights', () => {
    for (const weights of [[], [0, 0], [1, -1], [NaN]])
      expect(() => budgetShares(weights)).toThrow(RangeError);
  });
});
