import { type Access, ROLES } from '@almenara/contract';
import { expect, test } from 'vitest';
import type { Caller } from './caller.js';
import { decideAccess } from './decide-access.js';

const session = { id: 's', token: 't', expiresAt: new Date(0) };
const operator: Caller = { kind: 'operator', session: null };
const user: Caller = { kind: 'user', user: { id: 'u', email: 'e', name: 'n' }, session };
const key = (role: 'viewer' | null): Caller => ({ kind: 'key', keyId: 'k', name: 'n', project: 'p', role });

test.each<[Access, Caller, string | undefined]>([
  ['open', key(null), undefined],
  ['caller', operator, undefined],
  ['caller', user, undefined],
  ['caller', key('viewer'), undefined],
  ['caller', key(null), 'forbidden'],
  ['person', operator, undefined],
  ['person', user, undefined],
  ['person', key('viewer'), 'forbidden'],
  ['account', operator, 'forbidden'],
  ['account', user, undefined],
  ['account', key('viewer'), 'forbidden'],
  ['operator', operator, undefined],
  ['operator', user, 'forbidden'],
  ['operator', key('viewer'), 'forbidden'],
])('what is for %s, called by %o: %s', (access, caller, expected) => {
  expect(decideAccess(access, caller, undefined)?.code).toBe(expected);
});

test('in a project a role lets do what it and the weaker ones may, and a refusal names the role needed', () => {
  for (const [needed, access] of ROLES.entries()) {
    for (const [held, role] of ROLES.entries()) {
      const refusal = decideAccess(access, user, role);
      if (held >= needed) expect(refusal).toBeUndefined();
      else expect(refusal).toMatchObject({ code: 'forbidden', detail: expect.stringContaining(access) });
    }
    expect(decideAccess(access, user, undefined)?.code).toBe('not_found');
  }
});
