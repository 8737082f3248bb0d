import { expect, test } from 'vitest';
import { isOperator, roleIn } from './role-in';

const user = { kind: 'user', projects: [{ id: 'shop', role: 'viewer' }] } as const;
const session = { ...user, projects: [...user.projects] };

test('a member has the role of the project, and none in another', () => {
  expect(roleIn(session, 'shop')).toBe('viewer');
  expect(roleIn(session, 'bank')).toBeNull();
  expect(isOperator(session)).toBe(false);
});

test('the operator may everything everywhere', () => {
  expect(roleIn({ kind: 'operator', projects: [] }, 'bank')).toBe('admin');
  expect(isOperator({ kind: 'operator' })).toBe(true);
});

test('a member of nothing has no role', () => {
  expect(roleIn({ kind: 'user' }, 'shop')).toBeNull();
});
