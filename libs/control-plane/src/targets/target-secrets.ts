import type { EntityManager } from 'typeorm';
import { findSecret, previousTargetSecretName, targetSecretName } from '../secrets/project-secrets.js';

/** The secret, and the one before while it counts. */
export async function findTargetSecrets(
  manager: EntityManager,
  project: string,
  { id, previousSecretUntil }: { id: string; previousSecretUntil: Date | null },
  now: Date,
): Promise<string[]> {
  const current = await findSecret(manager, project, targetSecretName(id));
  const isPreviousValid = previousSecretUntil !== null && previousSecretUntil > now;
  const previous = isPreviousValid
    ? await findSecret(manager, project, previousTargetSecretName(id))
    : undefined;
  return [current, previous].filter((secret) => secret !== undefined);
}
