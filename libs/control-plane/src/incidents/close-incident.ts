import type { EntityManager } from 'typeorm';
import type { Fields } from '../audit-log/audit-entry.entity.js';
import { queueIncidentDeliveries } from '../targets/queue-incident-deliveries.js';
import { addEvent } from './add-event.js';
import type { ClosingResolution, Person } from './incident.js';
import { incidentEntity, type IncidentRow } from './incident.entity.js';
import { pinReferences } from './pin-reference.js';
import { toIncident } from './to-incident.js';

export interface Closing {
  readonly resolution: ClosingResolution;
  readonly note?: string | undefined;
}

export interface Closed {
  readonly queued: number;
  /** What the audit log keeps of it, beside the state. */
  readonly references: Fields;
}

/**
 * Closes an open incident whose row is locked, with all its streams. As the new normal, what is since the beginning of
 * each becomes its reference, in the same transaction. By nobody where the system closes it.
 */
export async function closeIncident(
  manager: EntityManager,
  row: IncidentRow,
  { resolution, note, by }: Closing & { readonly by?: Person | undefined },
  now: Date,
): Promise<Closed> {
  const { projectId, number } = row;
  const closed = { state: 'closed', resolution, closedAt: now, snoozedUntil: null } as const;
  await manager.update(incidentEntity, { projectId, number }, closed);
  await manager.query('UPDATE incident_streams SET is_open = false WHERE project_id = $1 AND number = $2', [
    projectId,
    number,
  ]);
  await addEvent(manager, projectId, number, { event: 'closed', at: now, by, note });
  const references = resolution === 'new_normal' ? await pinReferences(manager, projectId, number, now) : {};
  const queued = await queueIncidentDeliveries(
    manager,
    toIncident({ ...row, ...closed }),
    'incident.closed',
    now,
  );
  return { queued, references };
}
