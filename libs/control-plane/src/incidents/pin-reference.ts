import type { EntityManager } from 'typeorm';
import type { Fields } from '../audit-log/audit-entry.entity.js';
import { readDriftSettings, writeDriftSettings } from '../settings/read-drift-settings.js';
import { settingEntity } from '../settings/setting.entity.js';
import { DRIFT_SETTING } from '../settings/setting-names.js';
import { writeSetting } from '../settings/write-setting.js';
import type { IncidentKind } from './incident.js';
import { incidentStreamEntity } from './incident-stream.entity.js';

/** What other kinds are about has no reference of drift. */
const PINNED_KINDS: readonly IncidentKind[] = ['drift', 'encoder_changed'];

/**
 * Makes what is since the beginning of each stream of an incident its reference. Called inside the changes of the
 * project, as others that set it. Answers what the audit log keeps.
 */
export async function pinReferences(
  manager: EntityManager,
  project: string,
  number: number,
  now: Date,
): Promise<Fields> {
  const rows = await manager.find(incidentStreamEntity, {
    where: { projectId: project, number },
    order: { seq: 'ASC' },
  });
  const pinned = rows.filter(({ kind }) => PINNED_KINDS.includes(kind));
  const [lead] = pinned;
  if (!lead) return {};
  const stored = await manager.findOneBy(settingEntity, { projectId: project, name: DRIFT_SETTING });
  const settings = readDriftSettings(stored?.value);
  const streams = { ...settings.streams };
  // The first word about a stream counts: of one that has drifted and been measured anew, when it began to.
  for (const { stream, since, addedAt } of pinned.toReversed()) {
    const { enabled = true, weight = 1, ...rest } = settings.streams[stream] ?? {};
    const reference = { kind: 'since', from: (since ?? addedAt).toISOString() } as const;
    streams[stream] = { ...rest, enabled, weight, reference };
  }
  const text = JSON.stringify(writeDriftSettings({ ...settings, streams }));
  await writeSetting(manager, project, DRIFT_SETTING, text, now);
  return {
    stream: pinned.map(({ stream }) => stream).join(', '),
    referenceSince: (lead.since ?? lead.addedAt).toISOString(),
  };
}
