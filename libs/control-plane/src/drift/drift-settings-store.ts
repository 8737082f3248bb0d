import type { DriftSettings } from '@almenara/contract';
import type { DataSource, EntityManager } from 'typeorm';
import type { ChangeBy } from '../audit-log/actor.js';
import type { Changes } from '../audit-log/changes.js';
import {
  DRIFT_ENDPOINT_KEY,
  findSecret,
  PROVIDER_CANARIES_KEY,
  writeSecret,
} from '../secrets/project-secrets.js';
import { readDriftSettings, writeDriftSettings } from '../settings/read-drift-settings.js';
import { settingEntity } from '../settings/setting.entity.js';
import { DRIFT_SETTING } from '../settings/setting-names.js';
import { writeSetting } from '../settings/write-setting.js';

export interface KnownDriftSettings {
  readonly settings: DriftSettings;
  readonly endpointHasKey: boolean;
  readonly providerCanariesHasKey: boolean;
}

/** Undefined keeps what is kept, null forgets it. */
export interface DriftKeys {
  readonly endpointKey?: string | null | undefined;
  readonly providerCanariesKey?: string | null | undefined;
}

/** What a project wants of drift, and whether it gave keys for it. */
export class DriftSettingsStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
  ) {}

  async get(project: string): Promise<KnownDriftSettings> {
    return read(this.dataSource.manager, project);
  }

  /**
   * Settings and keys together. A key is kept for the origin it was given for: whoever may change the address must not
   * learn it by that.
   */
  async set(
    project: string,
    settings: DriftSettings,
    { endpointKey, providerCanariesKey }: DriftKeys,
    by: ChangeBy,
  ): Promise<KnownDriftSettings> {
    return this.changes.run(project, by, async (manager, now) => {
      const before = await read(manager, project);
      await writeSetting(manager, project, DRIFT_SETTING, JSON.stringify(writeDriftSettings(settings)), now);
      const keys = [
        [DRIFT_ENDPOINT_KEY, decideKey(endpointKey, before.settings.endpoint, settings.endpoint)],
        [
          PROVIDER_CANARIES_KEY,
          decideKey(providerCanariesKey, before.settings.providerCanaries, settings.providerCanaries),
        ],
      ] as const;
      for (const [name, value] of keys) {
        if (value !== undefined) await writeSecret(manager, project, name, value, now);
      }
      const after = await read(manager, project);
      const given = {
        ...(endpointKey ? { endpointKeyGiven: true } : {}),
        ...(providerCanariesKey ? { providerCanariesKeyGiven: true } : {}),
      };
      return {
        result: after,
        target: DRIFT_SETTING,
        before: tell(before),
        after: { ...tell(after), ...given },
      };
    });
  }
}

interface Address {
  readonly url: string;
}

function decideKey(
  given: string | null | undefined,
  before: Address | null,
  after: Address | null,
): string | null | undefined {
  if (!after) return null;
  if (given !== undefined) return given;
  return before && new URL(before.url).origin === new URL(after.url).origin ? undefined : null;
}

function tell({ settings, endpointHasKey, providerCanariesHasKey }: KnownDriftSettings) {
  return { ...writeDriftSettings(settings), endpointHasKey, providerCanariesHasKey };
}

async function read(manager: EntityManager, project: string): Promise<KnownDriftSettings> {
  const stored = await manager.findOneBy(settingEntity, { projectId: project, name: DRIFT_SETTING });
  const has = async (name: string) => (await findSecret(manager, project, name)) !== undefined;
  return {
    settings: readDriftSettings(stored?.value),
    endpointHasKey: await has(DRIFT_ENDPOINT_KEY),
    providerCanariesHasKey: await has(PROVIDER_CANARIES_KEY),
  };
}
