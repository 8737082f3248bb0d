import { hasRole, type Role } from '@almenara/contract';
import { ProblemError } from '../problem/problem-error.js';

/** Nobody can give a role, to a person or to a key, that is above their own. */
export function refuseAbove(own: Role | null, given: Role | null): void {
  if (given === null || (own !== null && hasRole(own, given))) return;
  throw new ProblemError('forbidden', `only somebody with the role ${given} can give it`);
}
