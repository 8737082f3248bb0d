import type { DatasetManifest } from '@almenara/contract';
import { type DataSource, type Repository } from 'typeorm';
import { type ChangeBy } from '../audit-log/actor.js';
import { type Changes } from '../audit-log/changes.js';
import { type Clock } from '../clock.js';
import { explainUnknownProject } from '../explain-unknown-project.js';
import { isUuid } from '../is-uuid.js';
import type { NewDataset, StoredDataset } from './dataset.js';
import { datasetEntity, type DatasetRowEntity } from './dataset.entity.js';
import { createDatasetFor, type DatasetForRemediation, insertDataset, toDataset } from './insert-dataset.js';
import { type DatasetLink, readLinkKey, signDatasetUrl, verifyDatasetLink } from './links.js';

export type LinkVerdict = 'valid' | 'expired' | 'forged';

/** Files of training data, as people and receivers see them. */
export class Datasets {
  private readonly rows: Repository<DatasetRowEntity>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly clock: Clock,
    /** Tells the monitor that one waits. */
    private readonly wake: (id: string) => Promise<void>,
  ) {
    this.rows = dataSource.getRepository(datasetEntity);
  }

  async create(wanted: NewDataset, by: ChangeBy): Promise<StoredDataset> {
    const { project, name } = wanted;
    try {
      const row = await this.changes.run<DatasetRowEntity>(project, by, async (manager, now) => {
        const made = await insertDataset(manager, wanted, by.actor.name, now);
        const { from, to, outcomes } = made.filter;
        const after = { name, from, to, outcomes: outcomes.join(', ') };
        return { result: made, target: made.id, before: null, after };
      });
      await this.wake(row.id);
      return toDataset(row);
    } catch (error) {
      throw explainUnknownProject(error, project);
    }
  }

  /** The same as `createDatasetFor` in a transaction of its own, and wakes the monitor. */
  async createFor(wanted: DatasetForRemediation): Promise<StoredDataset> {
    const now = new Date(this.clock());
    const id = await this.dataSource.transaction((manager) => createDatasetFor(manager, wanted, now));
    await this.wake(id);
    return (await this.find(wanted.project, id))!;
  }

  /** The newest first; `before` is the last one that was seen. */
  async list(
    project: string,
    { limit, before }: { limit: number; before?: { createdAt: Date; id: string } | undefined },
  ): Promise<StoredDataset[]> {
    const query = this.rows
      .createQueryBuilder('dataset')
      .where('dataset.projectId = :project', { project })
      .orderBy('dataset.createdAt', 'DESC')
      .addOrderBy('dataset.id', 'DESC')
      .limit(limit);
    if (before) query.andWhere('(dataset.createdAt, dataset.id) < (:createdAt, :id)', before);
    return (await query.getMany()).map(toDataset);
  }

  async find(project: string, id: string): Promise<StoredDataset | undefined> {
    if (!isUuid(id)) return undefined;
    const row = await this.rows.findOneBy({ projectId: project, id });
    return row ? toDataset(row) : undefined;
  }

  async findManifest(project: string, id: string): Promise<DatasetManifest | null> {
    if (!isUuid(id)) return null;
    const row = await this.rows
      .createQueryBuilder('dataset')
      .addSelect('dataset.manifest')
      .where({ projectId: project, id })
      .getOne();
    return row?.manifest ?? null;
  }

  /** False when the project has no such dataset. */
  async remove(project: string, id: string, by: ChangeBy): Promise<boolean> {
    if (!isUuid(id)) return false;
    return this.changes.run(project, by, async (manager) => {
      const row = await manager.findOneBy(datasetEntity, { id, projectId: project });
      if (!row) return { result: false, nothingChanged: true };
      await manager.delete(datasetEntity, { id });
      return { result: true, target: id, before: { name: row.name, state: row.state }, after: null };
    });
  }

  /** Of the attempt that made the file. Undefined behind the last one, and when the file was removed meanwhile. */
  async readPiece(
    { id, attempt }: Pick<StoredDataset, 'id' | 'attempt'>,
    seq: number,
  ): Promise<Uint8Array | undefined> {
    const [row] = await this.dataSource.query<{ content: Uint8Array }[]>(
      'SELECT content FROM dataset_pieces WHERE dataset_id = $1 AND attempt = $2 AND seq = $3',
      [id, attempt, seq],
    );
    return row?.content;
  }

  /** An address for whoever has no session. It ends with the dataset at the latest. */
  async signedUrl(
    publicUrl: string,
    dataset: Pick<StoredDataset, 'id' | 'project' | 'expiresAt'>,
    ttlMs: number,
  ): Promise<DatasetLink> {
    const key = await readLinkKey(this.dataSource.manager, dataset.project, new Date(this.clock()));
    return signDatasetUrl(key, publicUrl, dataset, this.clock() + ttlMs);
  }

  /** The same for a person, with an entry in the audit log. Undefined when the project has no such dataset. */
  async makeLink(
    publicUrl: string,
    { project, id, ttlMs }: { project: string; id: string; ttlMs: number },
    by: ChangeBy,
  ): Promise<DatasetLink | undefined> {
    if (!isUuid(id)) return undefined;
    return this.changes.run<DatasetLink | undefined>(project, by, async (manager, now) => {
      const row = await manager.findOneBy(datasetEntity, { id, projectId: project });
      if (!row) return { result: undefined, nothingChanged: true };
      const key = await readLinkKey(manager, project, now);
      const link = signDatasetUrl(key, publicUrl, toDataset(row), now.getTime() + ttlMs);
      const after = { expiresAt: link.expiresAt.toISOString() };
      return { result: link, target: id, before: null, after };
    });
  }

  /** Of what stands in an address. A forged one is called so before anything else is said. */
  async verifyLink(
    project: string,
    id: string,
    told: { readonly expires: string; readonly signature: string },
  ): Promise<LinkVerdict> {
    return verifyDatasetLink(this.dataSource.manager, { project, id, ...told }, this.clock());
  }
}
