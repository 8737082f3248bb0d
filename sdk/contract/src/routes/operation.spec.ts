import { expect, test } from 'vitest';
import { z } from 'zod';
import { hasRole, isRole, operation, OPERATIONS, ROLES } from '../index.js';

const definition = { id: 'x', method: 'GET', summary: '', tags: [], response: z.object({}) } as const;

/** Compiled with the package: each expected error below must be one. */
export const examples = [
  operation({ ...definition, path: '/a/{project}', access: 'viewer' }),
  operation({ ...definition, path: '/a', access: 'caller' }),
  // @ts-expect-error Who may call must be said.
  operation({ ...definition, path: '/a' }),
  // @ts-expect-error In a project it is a role that counts.
  operation({ ...definition, path: '/a/{project}/b', access: 'open' }),
  // @ts-expect-error Without a project there is no role.
  operation({ ...definition, path: '/a', access: 'admin' }),
];

test('exactly the operations of a project need a role, or the token of a thing in it', () => {
  const needsRole = ({ access }: (typeof OPERATIONS)[number]) => isRole(access) || access === 'token';
  const wrong = OPERATIONS.filter((one) => one.path.includes('{project}') !== needsRole(one));
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

test('what gives power or tells secrets is for admins, and only these doors are open', () => {
  const ids = (access: string) => OPERATIONS.filter((one) => one.access === access).map(({ id }) => id);
  expect(ids('open').sort()).toEqual([
    'acceptInvitation',
    'logIn',
    'lookAtInvitation',
    'resetPassword',
    'startSession',
  ]);
  expect(ids('token')).toEqual(['tellJobStatus']);
  expect(ids('admin')).toEqual(
    expect.arrayContaining([
      'changeProject',
      'changeMember',
      'removeMember',
      'createInvitation',
      'revokeInvitation',
      'createKey',
      'revokeKey',
      'rotateKey',
      'listAuditLog',
      'exportAuditLog',
      'listDeadLetters',
    ]),
  );
  expect(ids('operator')).toContain('createProject');
  expect(ids('engineer')).toContain('getIngestKey');
});

test('an address serves one operation, and an id names one', () => {
  expect(new Set(OPERATIONS.map(({ id }) => id)).size).toBe(OPERATIONS.length);
  expect(new Set(OPERATIONS.map(({ method, path }) => `${method} ${path}`)).size).toBe(OPERATIONS.length);
});

test('each role may do what the weaker ones may, and no more', () => {
  const may = ROLES.map((role) => ROLES.filter((needed) => hasRole(role, needed)).length);
  expect(may).toEqual([1, 2, 3, 4, 5]);
});
