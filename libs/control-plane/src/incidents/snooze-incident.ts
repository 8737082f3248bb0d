import { LONGEST_SNOOZE_DAYS } from '@almenara/contract';
import type { EntityManager } from 'typeorm';
import { ControlPlaneError } from '../control-plane-error.js';
import { queueIncidentDeliveries } from '../targets/queue-incident-deliveries.js';
import { addEvent } from './add-event.js';
import type { Person } from './incident.js';
import { incidentEntity, type IncidentRow } from './incident.entity.js';
import { toIncident } from './to-incident.js';

const DAY_MS = 86_400_000;

export interface Snoozing {
  /** Null ends it now. */
  readonly until: Date | null;
  readonly note?: string | undefined;
}

export function mustBeSnoozable({ until }: Snoozing, now: Date): void {
  if (until === null) return;
  const days = (until.getTime() - now.getTime()) / DAY_MS;
  if (days > 0 && days <= LONGEST_SNOOZE_DAYS) return;
  throw new ControlPlaneError(
    'bad-value',
    `An incident is put off until a time that comes, within ${LONGEST_SNOOZE_DAYS} days.`,
  );
}

/** The row is locked. */
export async function snoozeIncident(
  manager: EntityManager,
  { projectId, number }: IncidentRow,
  { until, note }: Snoozing,
  by: Person,
  now: Date,
): Promise<void> {
  const mark =
    until === null
      ? { snoozedUntil: null, snoozedBy: null, snoozedByName: null }
      : { snoozedUntil: until, snoozedBy: by.id, snoozedByName: by.name };
  await manager.update(incidentEntity, { projectId, number }, mark);
  const event = until === null ? 'snooze_ended' : 'snoozed';
  await addEvent(manager, projectId, number, { event, at: now, by, note });
}

/** Ends what was put off until now, and tells of it again. The rows of others are left to whoever has them. */
export async function endSnoozes(manager: EntityManager, now: Date): Promise<number> {
  const due = await manager
    .createQueryBuilder(incidentEntity, 'incident')
    .where(`incident.state = 'open' AND incident.snoozedUntil <= :now`, { now })
    .orderBy('incident.projectId')
    .addOrderBy('incident.number')
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .getMany();
  let queued = 0;
  for (const row of due) {
    const { projectId, number } = row;
    const ended = { snoozedUntil: null, snoozedBy: null, snoozedByName: null };
    await manager.update(incidentEntity, { projectId, number }, ended);
    await addEvent(manager, projectId, number, { event: 'snooze_ended', at: now });
    queued += await queueIncidentDeliveries(
      manager,
      toIncident({ ...row, ...ended }),
      'incident.reminded',
      now,
    );
  }
  return queued;
}
