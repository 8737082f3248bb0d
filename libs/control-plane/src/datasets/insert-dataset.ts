import { randomUUID } from 'node:crypto';
import { datasetFilterSchema, type DatasetFilterInput } from '@almenara/contract';
import type { EntityManager } from 'typeorm';
import { ControlPlaneError } from '../control-plane-error.js';
import { incidentKey } from '../incidents/incident.js';
import type { NewDataset, StoredDataset } from './dataset.js';
import { datasetEntity, type DatasetRowEntity } from './dataset.entity.js';

const DAY_MS = 86_400_000;
const WINDOW_MS = 30 * DAY_MS;
/** A receiver may be slow, and a job may be tried again for a day. */
const REMEDIATION_TTL_MS = 7 * DAY_MS;
/** Of one project that have a file or will have one: they stand in the database. */
const MOST_LIVE = 50;

/** Version of how answers become rows: the same one makes of the same answers the same bytes. */
export const DATASET_RECIPE = '1';

export interface DatasetForRemediation {
  readonly project: string;
  readonly incidentNumber: number;
  readonly remediationId: string;
  readonly filter: DatasetFilterInput;
}

/**
 * Asks for the dataset of a remediation, in the transaction of whoever calls: asked again it is the same one. The
 * monitor builds it within the next minute; `controlPlane.datasets.find` tells when it is ready.
 */
export async function createDatasetFor(
  manager: EntityManager,
  { project, incidentNumber, remediationId, filter }: DatasetForRemediation,
  now: Date,
): Promise<string> {
  const known = await manager.findOneBy(datasetEntity, { projectId: project, remediationId });
  if (known) return known.id;
  const wanted = { project, name: incidentKey(incidentNumber), filter: datasetFilterSchema.parse(filter) };
  const row = makeRow({ ...wanted, ttlMs: REMEDIATION_TTL_MS }, 'remediation', now);
  await manager
    .createQueryBuilder()
    .insert()
    .into(datasetEntity)
    .values({ ...row, incidentNumber, remediationId })
    .orIgnore()
    .execute();
  return (await manager.findOneByOrFail(datasetEntity, { projectId: project, remediationId })).id;
}

export async function insertDataset(
  manager: EntityManager,
  wanted: NewDataset,
  by: string,
  now: Date,
): Promise<DatasetRowEntity> {
  const [live] = await manager.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM datasets
     WHERE project_id = $1 AND state IN ('waiting', 'building', 'ready')`,
    [wanted.project],
  );
  if (live!.count >= MOST_LIVE) {
    const detail = `A project has at most ${MOST_LIVE} datasets; remove one or wait until one expires.`;
    throw new ControlPlaneError('conflict', detail);
  }
  const row = makeRow(wanted, by, now);
  await manager.insert(datasetEntity, row);
  return row;
}

function makeRow({ project, name, filter, ttlMs }: NewDataset, by: string, now: Date): DatasetRowEntity {
  const to = new Date(filter.to ?? now);
  const from = new Date(filter.from ?? to.getTime() - WINDOW_MS);
  return {
    id: randomUUID(),
    projectId: project,
    name,
    filter: { ...filter, from: from.toISOString(), to: to.toISOString() },
    evaluator: null,
    recipe: DATASET_RECIPE,
    state: 'waiting',
    attempt: 0,
    rows: null,
    bytes: null,
    sha256: null,
    manifest: null,
    failure: null,
    ended: null,
    incidentNumber: null,
    remediationId: null,
    createdBy: by,
    createdAt: now,
    expiresAt: new Date(now.getTime() + ttlMs),
  };
}

export function toDataset({ projectId, manifest: _manifest, ...row }: DatasetRowEntity): StoredDataset {
  return { ...row, project: projectId };
}
