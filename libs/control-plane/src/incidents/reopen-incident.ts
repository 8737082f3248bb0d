import type { EntityManager } from 'typeorm';
import { queueIncidentDeliveries } from '../targets/queue-incident-deliveries.js';
import { addEvent } from './add-event.js';
import { incidentEntity } from './incident.entity.js';
import { toIncident } from './to-incident.js';

/** What had closed by itself goes on. Answers how many deliveries wait. */
export async function reopenIncident(
  manager: EntityManager,
  project: string,
  number: number,
  now: Date,
): Promise<number> {
  const which = { projectId: project, number };
  const reopened = { state: 'open', resolution: null, closedAt: null } as const;
  await manager.update(incidentEntity, which, reopened);
  await manager.query('UPDATE incident_streams SET is_open = true WHERE project_id = $1 AND number = $2', [
    project,
    number,
  ]);
  await addEvent(manager, project, number, { event: 'reopened', at: now });
  const row = await manager.findOneByOrFail(incidentEntity, which);
  return queueIncidentDeliveries(manager, toIncident(row), 'incident.reopened', now);
}
