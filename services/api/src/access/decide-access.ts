import { type Access, hasRole, isRole, type ProblemCode, type Role } from '@almenara/contract';
import type { Caller } from './caller.js';

export interface AccessRefusal {
  readonly code: Extract<ProblemCode, 'forbidden' | 'not_found'>;
  readonly detail: string;
}

/** One answer for projects that do not exist and projects of others. */
export const NO_PROJECT: AccessRefusal = {
  code: 'not_found',
  detail: 'there is no project with this id',
};

/**
 * Whether a known caller may call an operation; undefined when it may. `role` is the caller's role in the project of
 * the path, undefined when there is no such project for this caller.
 */
export function decideAccess(
  access: Access,
  caller: Caller,
  role: Role | undefined,
): AccessRefusal | undefined {
  if (access === 'open' || access === 'token') return undefined;
  if (caller.kind === 'key' && !caller.role) {
    return refuse('this key may only send data; calling the API needs a key with a role');
  }
  if (isRole(access)) {
    if (!role) return NO_PROJECT;
    if (hasRole(role, access)) return undefined;
    return refuse(`this needs the role ${access} in the project; the caller is ${role}`);
  }
  if (access === 'caller' || caller.kind === 'operator') {
    return access === 'account' ? refuse('the operator has no account; log in as a user') : undefined;
  }
  if (access === 'operator') return refuse('only the operator of the installation may do this');
  return caller.kind === 'user' ? undefined : refuse('this is for people who are logged in, not for keys');
}

function refuse(detail: string): AccessRefusal {
  return { code: 'forbidden', detail };
}
