import { randomUUID } from 'node:crypto';
import { IsNull, type DataSource, type Repository } from 'typeorm';
import { type Clock } from '../clock.js';
import { ControlPlaneError } from '../control-plane-error.js';
import { explainUnknownProject } from '../explain-unknown-project.js';
import { hashSecret } from '../hash-secret.js';
import { DISPLAY_NAME_RULE, isDisplayName } from '../is-display-name.js';
import { makeSecret } from '../make-secret.js';
import { apiKeyEntity, type ApiKeyRow } from './api-key.entity.js';
import { decideKeyStatus, type KeyRecord, type KeyResolution } from './decide-key-status.js';
import { KeyCache } from './key-cache.js';
import { isKey, KEY_RULE } from './key-rule.js';

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
}

export interface NewKey {
  name: string;
  expiresAt?: Date;
  /** Given by the caller; made here when absent. */
  key?: string;
}

export class Keys {
  private readonly rows: Repository<ApiKeyRow>;
  private readonly cache = new KeyCache();
  private readonly lookups = new Map<string, Promise<KeyRecord | undefined>>();

  constructor(
    dataSource: DataSource,
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
  async create(project: string, wanted: NewKey): Promise<ApiKey & { key: string }> {
    const key = wanted.key ?? makeSecret('alm_');
    const row = await this.insert(project, key, wanted);
    if (!row) throw new ControlPlaneError('key-taken', 'This key exists already. Choose another one.');
    return { ...toApiKey(row), key };
  }

  /**
   * For a key preset from outside at each start: creates it unless it exists. A preset key that was revoked
   * stays revoked.
   */
  async ensure(project: string, key: string, name: string): Promise<ApiKey> {
    const created = await this.insert(project, key, { name });
    const row = created ?? (await this.rows.findOneByOrFail({ hash: hashSecret(key) }));
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

  /** True when the key was in use until now. Other processes follow within the time of their cache. */
  async revoke(id: string): Promise<boolean> {
    if (!UUID.test(id)) return false;
    const { affected } = await this.rows.update(
      { id, revokedAt: IsNull() },
      { revokedAt: new Date(this.clock()) },
    );
    this.cache.clear();
    this.lookups.clear();
    return affected === 1;
  }

  private async insert(project: string, key: string, wanted: NewKey): Promise<ApiKeyRow | undefined> {
    if (!isKey(key)) throw new ControlPlaneError('bad-value', KEY_RULE);
    if (!isDisplayName(wanted.name)) {
      throw new ControlPlaneError('bad-value', `A key name ${DISPLAY_NAME_RULE}.`);
    }
    if (wanted.expiresAt && Number.isNaN(wanted.expiresAt.getTime())) {
      throw new ControlPlaneError('bad-value', 'The expiry of a key is not a valid time.');
    }
    const row: ApiKeyRow = {
      id: randomUUID(),
      projectId: project,
      name: wanted.name,
      hash: hashSecret(key),
      prefix: key.slice(0, 4),
      last4: key.slice(-4),
      createdAt: new Date(this.clock()),
      expiresAt: wanted.expiresAt ?? null,
      revokedAt: null,
    };
    try {
      const insert = this.rows.createQueryBuilder().insert().values(row).orIgnore().returning('id');
      const { raw } = await insert.execute();
      this.cache.clear();
      this.lookups.clear();
      return Array.isArray(raw) && raw.length === 1 ? row : undefined;
    } catch (error) {
      throw explainUnknownProject(error, project);
    }
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

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function toRecord(row: ApiKeyRow): KeyRecord {
  return {
    keyId: row.id,
    project: row.projectId,
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
  };
}
