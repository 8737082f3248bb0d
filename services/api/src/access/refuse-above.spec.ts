import { expect, test } from 'vitest';
import { refuseAbove } from './refuse-above.js';

test.each([
  ['admin', 'admin'],
  ['admin', 'viewer'],
  ['engineer', 'engineer'],
  ['engineer', null],
  [null, null],
] as const)('%s may give %s', (own, given) => {
  expect(() => refuseAbove(own, given)).not.toThrow();
});

test.each([
  ['engineer', 'approver'],
  ['viewer', 'admin'],
  [null, 'viewer'],
] as const)('%s may not give %s', (own, given) => {
  expect(() => refuseAbove(own, given)).toThrow(given);
});
