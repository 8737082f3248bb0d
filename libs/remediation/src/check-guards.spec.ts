import { expect, test } from 'vitest';
import { checkGuards, type GuardSituation, monthOf } from './check-guards.js';
import { HOUR_MS } from './decide.js';

const NOW = Date.UTC(2026, 2, 15, 12);
const free: GuardSituation = {
  isPaused: false,
  isInMaintenance: false,
  cooldownHours: 24,
  lastAskedAt: null,
  isBusy: false,
  monthlyBudget: null,
  askedThisMonth: 99,
};

test.each([
  [{}, undefined],
  [{ isPaused: true, isBusy: true }, 'paused'],
  [{ isBusy: true }, 'busy'],
  [{ monthlyBudget: 3, askedThisMonth: 3 }, 'budget'],
  [{ monthlyBudget: 3, askedThisMonth: 2 }, undefined],
  [{ lastAskedAt: NOW - 24 * HOUR_MS + 1 }, 'cooldown'],
  [{ lastAskedAt: NOW - 24 * HOUR_MS }, undefined],
  [{ isInMaintenance: true }, 'maintenance'],
] as const)('a target with %j is kept from by %s', (told, reason) => {
  expect(checkGuards({ ...free, ...told }, NOW)).toBe(reason);
});

test('the budget counts from the first of the month in UTC', () => {
  expect(new Date(monthOf(Date.UTC(2026, 2, 31, 23, 59))).toISOString()).toBe('2026-03-01T00:00:00.000Z');
});
