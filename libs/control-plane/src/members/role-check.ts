import { ROLES } from '@almenara/contract';

/** The constraint of a column that holds a role. */
export function roleCheck(name: string): { name: string; expression: string } {
  return { name, expression: `role IN (${ROLES.map((role) => `'${role}'`).join(', ')})` };
}
