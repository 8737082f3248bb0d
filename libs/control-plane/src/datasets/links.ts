import { createHmac, timingSafeEqual } from 'node:crypto';
import { DATASET_FILE_PATH, DATASET_MANIFEST_PATH } from '@almenara/contract';
import type { EntityManager } from 'typeorm';
import { makeSecret } from '../make-secret.js';
import { projectSecretEntity } from '../secrets/project-secret.entity.js';
import { findSecret } from '../secrets/project-secrets.js';
import type { StoredDataset } from './dataset.js';
import type { LinkVerdict } from './datasets.js';

/** Key of the links to a project's datasets: whoever changes it ends them all. */
export const DATASET_LINKS_KEY = 'datasets.links';

export interface DatasetLink {
  readonly url: string;
  readonly manifestUrl: string;
  readonly expiresAt: Date;
}

/** Made when it is first asked for; of two that are made at the same time both callers get the one that stayed. */
export async function readLinkKey(manager: EntityManager, project: string, now: Date): Promise<string> {
  const known = await findSecret(manager, project, DATASET_LINKS_KEY);
  if (known !== undefined) return known;
  const row = { projectId: project, name: DATASET_LINKS_KEY, value: makeSecret(''), updatedAt: now };
  await manager
    .createQueryBuilder()
    .insert()
    .into(projectSecretEntity)
    .values(row)
    .orIgnore()
    .updateEntity(false)
    .execute();
  return (await findSecret(manager, project, DATASET_LINKS_KEY))!;
}

/** One signature for the file and its manifest. */
export function signDatasetUrl(
  key: string,
  publicUrl: string,
  { id, project, expiresAt }: Pick<StoredDataset, 'id' | 'project' | 'expiresAt'>,
  until: number,
): DatasetLink {
  const expires = Math.floor(Math.min(until, expiresAt.getTime()) / 1000);
  const query = `?expires=${expires}&signature=${sign(key, project, id, String(expires))}`;
  const address = (path: string) =>
    publicUrl.replace(/\/$/, '') + path.replace('{project}', project).replace('{dataset}', id) + query;
  return {
    url: address(DATASET_FILE_PATH),
    manifestUrl: address(DATASET_MANIFEST_PATH),
    expiresAt: new Date(expires * 1000),
  };
}

export async function verifyDatasetLink(
  manager: EntityManager,
  link: { project: string; id: string; expires: string; signature: string },
  now: number,
): Promise<LinkVerdict> {
  const key = await findSecret(manager, link.project, DATASET_LINKS_KEY);
  if (key === undefined) return 'forged';
  const expected = Buffer.from(sign(key, link.project, link.id, link.expires));
  const told = Buffer.from(link.signature);
  if (told.length !== expected.length || !timingSafeEqual(told, expected)) return 'forged';
  return Number(link.expires) * 1000 > now ? 'valid' : 'expired';
}

function sign(key: string, project: string, id: string, expires: string): string {
  const text = `almenara dataset\n${project}\n${id}\n${expires}`;
  return createHmac('sha256', key).update(text).digest('base64url');
}
