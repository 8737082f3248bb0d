import type { EntityManager } from 'typeorm';
import { addEvent } from '../incidents/add-event.js';
import { incidentEntity } from '../incidents/incident.entity.js';
import { toIncident } from '../incidents/to-incident.js';
import { queueIncidentDeliveries } from '../targets/queue-incident-deliveries.js';
import type { RemediationRow } from './remediation.entity.js';

/** Closes the incident of a remediation that is verified; one that somebody closed before stays as it was closed. */
export async function resolveIncident(
  manager: EntityManager,
  { projectId, incidentNumber: number, id }: RemediationRow,
  at: Date,
): Promise<void> {
  const where = { projectId, number };
  const row = await manager.findOne(incidentEntity, { where, lock: { mode: 'pessimistic_write' } });
  if (row?.state !== 'open') return;
  const closed = { state: 'closed', resolution: 'resolved', closedAt: at } as const;
  await manager.update(incidentEntity, where, closed);
  await addEvent(manager, projectId, number, { event: 'closed', at, note: `remediation ${id}` });
  await queueIncidentDeliveries(manager, toIncident({ ...row, ...closed }), 'incident.closed', at);
}
