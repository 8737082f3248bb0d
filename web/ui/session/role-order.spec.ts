import { ROLES } from '@almenara/contract';
import { expect, test } from 'vitest';
import { isAtLeast } from './role-order';

test('each role may what the weaker ones may, and nothing of the stronger ones', () => {
  for (const [at, role] of ROLES.entries()) {
    expect(ROLES.map((weakest) => isAtLeast(role, weakest))).toEqual(ROLES.map((_, index) => index <= at));
  }
});

test('without a role nothing is allowed', () => {
  expect(isAtLeast(null, 'viewer')).toBe(false);
  expect(isAtLeast(undefined, 'viewer')).toBe(false);
});
