import type { DataSource, EntityManager } from 'typeorm';
import { projectSecretEntity } from './project-secret.entity.js';

/** Key of the embedding endpoint, and of the model whose answers are watched. */
export const DRIFT_ENDPOINT_KEY = 'drift.endpoint';
export const PROVIDER_CANARIES_KEY = 'drift.providerCanaries';

export function targetSecretName(id: string): string {
  return `target:${id}`;
}

/** The secret before the last rotation. */
export function previousTargetSecretName(id: string): string {
  return `target:${id}:previous`;
}

/** Read by whoever sends to the outside; what sets them keeps an entry in the audit log, without the secret. */
export class ProjectSecrets {
  constructor(private readonly dataSource: DataSource) {}

  async get(project: string, name: string): Promise<string | undefined> {
    return findSecret(this.dataSource.manager, project, name);
  }
}

export async function findSecret(
  manager: EntityManager,
  project: string,
  name: string,
): Promise<string | undefined> {
  return (await manager.findOneBy(projectSecretEntity, { projectId: project, name }))?.value;
}

/** Null forgets it. */
export async function writeSecret(
  manager: EntityManager,
  project: string,
  name: string,
  value: string | null,
  at: Date,
): Promise<void> {
  if (value === null) {
    await manager.delete(projectSecretEntity, { projectId: project, name });
    return;
  }
  await manager.upsert(projectSecretEntity, { projectId: project, name, value, updatedAt: at }, [
    'projectId',
    'name',
  ]);
}
