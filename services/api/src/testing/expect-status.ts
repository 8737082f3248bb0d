import { type Operation, type Role, ROLES } from '@almenara/contract';
import type { TestCaller } from './test-callers.js';

/** The status that an operation's access promises to a caller, said again without the code under test. */
export function expectStatus({ access }: Operation, caller: TestCaller, project: string): number {
  if (access === 'open') return 200;
  // None of them has it.
  if (access === 'token') return 401;
  if (caller.kind === 'nobody') return 401;
  if (caller.kind === 'ingest-only key') return 403;
  switch (access) {
    case 'caller':
      return 200;
    case 'person':
      return caller.kind === 'key' ? 403 : 200;
    case 'account':
      return caller.kind === 'user' ? 200 : 403;
    case 'operator':
      return caller.kind === 'operator' ? 200 : 403;
    default:
      return inProject(access, caller, project);
  }
}

function inProject(needed: Role, caller: TestCaller, project: string): number {
  if (caller.kind === 'operator') return project === 'nowhere' ? 404 : 200;
  const role = caller.roles[project];
  if (role === undefined) return 404;
  return ROLES.indexOf(role) >= ROLES.indexOf(needed) ? 200 : 403;
}
