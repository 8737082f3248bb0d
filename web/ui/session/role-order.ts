import { ROLES, type Role } from '@almenara/contract';

/** True when a role may do what `weakest` may. Nobody in particular may nothing. */
export function isAtLeast(role: Role | null | undefined, weakest: Role): boolean {
  return role !== null && role !== undefined && ROLES.indexOf(role) >= ROLES.indexOf(weakest);
}
