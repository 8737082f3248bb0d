import { randomUUID } from 'node:crypto';
import { type Role } from '@almenara/contract';
import { type DataSource, type EntityManager, type Repository } from 'typeorm';
import { byConfiguration, type ChangeBy } from '../audit-log/actor.js';
import { type Fields } from '../audit-log/audit-entry.entity.js';
import { type Changes } from '../audit-log/changes.js';
import { type Clock } from '../clock.js';
import { ControlPlaneError } from '../control-plane-error.js';
import { explainUnknownProject } from '../explain-unknown-project.js';
import { hashSecret } from '../hash-secret.js';
import { isUuid } from '../is-uuid.js';
import { makeSecret } from '../make-secret.js';
import { apiKeyEntity, type ApiKeyRow } from './api-key.entity.js';
import { decideKeyStatus, type KeyRecord, type KeyResolution } from './decide-key-status.js';
import { KeyCache } from './key-cache.js';
import { explainBadKey } from './explain-bad-key.js';
import { isKey } from './key-rule.js';
import { type NewKey } from './new-key.js';

/** What may be shown of a key later: never enough to use it. */
export interface ApiKey {
  id: string;
  project: string;
  name: string;
  prefix: string;
  last4: string;
  createdAt: Date;
  expiresAt: Date | undefined;
  revokedAt: Date | undefined;
  ingest: boolean;
  role: Role | null;
}

export class Keys {
  private readonly rows: Repository<ApiKeyRow>;
  private readonly cache = new KeyCache();
  private readonly lookups = new Map<string, Promise<KeyRecord | undefined>>();

  constructor(
    dataSource: DataSource,
    private readonly changes: Changes,
    private readonly clock: Clock,
  ) {
    this.rows = dataSource.getRepository(apiKeyEntity);
  }

  async resolve(key: string): Promise<KeyResolution> {
    if (!isKey(key)) return { status: 'unknown' };
    const hash = hashSecret(key);
    const cached = this.cache.find(hash, this.clock());
    const record = cached ? cached.record : await this.lookUp(hash);
    return decideKeyStatus(record, this.clock());
  }

  /** The plain key is in this answer and nowhere else. */
  async create(project: string, wanted: NewKey, by: ChangeBy): Promise<ApiKey & { key: string }> {
    const key = wanted.key ?? makeSecret('alm_');
    const row = await this.insert(project, key, wanted, by);
    if (!row) throw new ControlPlaneError('key-taken', 'This key exists already. Choose another one.');
    return { ...toApiKey(row), key };
  }

  /**
   * For a key preset from outside at each start: creates it unless it exists. A preset key that was revoked
   * stays revoked.
   */
  async ensure(project: string, key: string, name: string): Promise<ApiKey> {
    const known = isKey(key) ? await this.rows.findOneBy({ hash: hashSecret(key) }) : null;
    const created = known
      ? undefined
      : await this.insert(project, key, { name }, byConfiguration('ensureKey'));
    const row = known ?? created ?? (await this.rows.findOneByOrFail({ hash: hashSecret(key) }));
    if (row.projectId === project) return toApiKey(row);
    throw new ControlPlaneError(
      'key-taken',
      `The key preset for project "${project}" belongs to project "${row.projectId}" already. Preset another key.`,
    );
  }

  async list(project: string): Promise<ApiKey[]> {
    const rows = await this.rows.find({
      where: { projectId: project },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    return rows.map(toApiKey);
  }

  /** Undefined when the project has no such key. Other processes follow within the time of their cache. */
  async revoke(project: string, id: string, by: ChangeBy): Promise<ApiKey | undefined> {
    const revoked = await this.changes.run<ApiKey | undefined>(project, by, async (manager, now) => {
      const row = await findKey(manager, project, id);
      if (!row) return { result: undefined, nothingChanged: true };
      if (row.revokedAt) throw new ControlPlaneError('conflict', 'This key was revoked already.');
      await manager.update(apiKeyEntity, { id }, { revokedAt: now });
      return {
        result: toApiKey({ ...row, revokedAt: now }),
        target: id,
        before: toFields(row),
        after: { revokedAt: now.toISOString() },
      };
    });
    this.forgetAnswers();
    return revoked;
  }

  /**
   * A new key with the rights of an old one, which works until the overlap is over or it would have expired anyway.
   * Undefined when the project has no such key.
   */
  async rotate(
    project: string,
    id: string,
    overlapMs: number,
    by: ChangeBy,
  ): Promise<{ created: ApiKey & { key: string }; old: ApiKey } | undefined> {
    const key = makeSecret('alm_');
    type Rotation = { created: ApiKey & { key: string }; old: ApiKey } | undefined;
    const rotation = await this.changes.run<Rotation>(project, by, async (manager, now) => {
      const row = await findKey(manager, project, id);
      if (!row) return { result: undefined, nothingChanged: true };
      const expired = row.expiresAt && row.expiresAt <= now;
      if (row.revokedAt || expired) {
        throw new ControlPlaneError(
          'conflict',
          'Only a key that still works can be rotated. Make a new one.',
        );
      }
      const end = new Date(now.getTime() + overlapMs);
      const old = { ...row, expiresAt: row.expiresAt && row.expiresAt < end ? row.expiresAt : end };
      await manager.update(apiKeyEntity, { id }, { expiresAt: old.expiresAt });
      const created = makeRow(project, key, { ...row, expiresAt: row.expiresAt ?? undefined }, now);
      await manager.insert(apiKeyEntity, created);
      return {
        result: { created: { ...toApiKey(created), key }, old: toApiKey(old) },
        target: id,
        before: toFields(row),
        after: { oldExpiresAt: old.expiresAt.toISOString(), newKey: created.id },
      };
    });
    this.forgetAnswers();
    return rotation;
  }

  /** Undefined when there is a key with this secret. */
  private async insert(
    project: string,
    key: string,
    wanted: NewKey,
    by: ChangeBy,
  ): Promise<ApiKeyRow | undefined> {
    const problem = explainBadKey(key, wanted);
    if (problem) throw new ControlPlaneError('bad-value', problem);
    try {
      return await this.changes.run<ApiKeyRow | undefined>(project, by, async (manager, now) => {
        const row = makeRow(project, key, wanted, now);
        const insert = manager.createQueryBuilder().insert().into(apiKeyEntity).values(row);
        const { raw } = await insert.orIgnore().returning('id').execute();
        const inserted = Array.isArray(raw) && raw.length === 1;
        if (!inserted) return { result: undefined, nothingChanged: true };
        return { result: row, target: row.id, before: null, after: toFields(row) };
      });
    } catch (error) {
      throw explainUnknownProject(error, project);
    } finally {
      this.forgetAnswers();
    }
  }

  private forgetAnswers(): void {
    this.cache.clear();
    this.lookups.clear();
  }

  /** Requests that come while a key is being looked up share the answer. */
  private lookUp(hash: string): Promise<KeyRecord | undefined> {
    const running = this.lookups.get(hash);
    if (running) return running;
    const lookup = this.readRecord(hash).finally(() => {
      if (this.lookups.get(hash) === lookup) this.lookups.delete(hash);
    });
    this.lookups.set(hash, lookup);
    return lookup;
  }

  private async readRecord(hash: string): Promise<KeyRecord | undefined> {
    const { generation } = this.cache;
    const row = await this.rows.findOneBy({ hash });
    const record = row ? toRecord(row) : undefined;
    this.cache.store(hash, record, this.clock(), generation);
    return record;
  }
}

async function findKey(manager: EntityManager, project: string, id: string): Promise<ApiKeyRow | null> {
  return isUuid(id) ? manager.findOneBy(apiKeyEntity, { id, projectId: project }) : null;
}

function makeRow(project: string, key: string, wanted: NewKey, now: Date): ApiKeyRow {
  return {
    id: randomUUID(),
    projectId: project,
    name: wanted.name,
    hash: hashSecret(key),
    prefix: key.slice(0, 4),
    last4: key.slice(-4),
    createdAt: now,
    expiresAt: wanted.expiresAt ?? null,
    revokedAt: null,
    ingest: wanted.ingest ?? true,
    role: wanted.role ?? null,
  };
}

/** What the audit log keeps of a key: never enough to use it. */
function toFields({ name, ingest, role, expiresAt }: ApiKeyRow): Fields {
  return { name, ingest, role, expiresAt: expiresAt?.toISOString() ?? null };
}

function toRecord(row: ApiKeyRow): KeyRecord {
  return {
    keyId: row.id,
    project: row.projectId,
    name: row.name,
    ingest: row.ingest,
    role: row.role,
    expiresAt: row.expiresAt?.getTime(),
    revoked: row.revokedAt !== null,
  };
}

function toApiKey(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    project: row.projectId,
    name: row.name,
    prefix: row.prefix,
    last4: row.last4,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt ?? undefined,
    revokedAt: row.revokedAt ?? undefined,
    ingest: row.ingest,
    role: row.role,
  };
}
