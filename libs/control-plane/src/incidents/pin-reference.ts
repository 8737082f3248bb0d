import type { EntityManager } from 'typeorm';
import { readDriftSettings, writeDriftSettings } from '../settings/read-drift-settings.js';
import { settingEntity } from '../settings/setting.entity.js';
import { DRIFT_SETTING } from '../settings/setting-names.js';
import { writeSetting } from '../settings/write-setting.js';

/** Makes what is since a time the reference of a stream. Called inside the changes of the project, as others that set it. */
export async function pinReference(
  manager: EntityManager,
  project: string,
  stream: string,
  from: Date,
  now: Date,
): Promise<void> {
  const stored = await manager.findOneBy(settingEntity, { projectId: project, name: DRIFT_SETTING });
  const settings = readDriftSettings(stored?.value);
  const { enabled = true, weight = 1, ...rest } = settings.streams[stream] ?? {};
  const reference = { kind: 'since', from: from.toISOString() } as const;
  const streams = { ...settings.streams, [stream]: { ...rest, enabled, weight, reference } };
  const text = JSON.stringify(writeDriftSettings({ ...settings, streams }));
  await writeSetting(manager, project, DRIFT_SETTING, text, now);
}
