import { expect, test } from 'vitest';
import { judgeComparison } from './judge-comparison';

test.each([
  ['insufficient', null, 'insufficient'],
  ['insufficient', 0.9, 'insufficient'],
  ['compared', null, 'insufficient'],
  ['compared', 0.049, 'differs'],
  ['compared', 0.05, 'noDifference'],
] as const)('%s with p %s is %s', (state, p, verdict) => {
  expect(judgeComparison({ state, p })).toBe(verdict);
});
