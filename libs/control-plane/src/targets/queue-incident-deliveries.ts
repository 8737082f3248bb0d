import { type EntityManager, IsNull } from 'typeorm';
import type { Incident } from '../incidents/incident.js';
import type { IncidentDelivery } from './delivery.js';
import { queueDelivery } from './queue-delivery.js';
import { targetEntity } from './target.entity.js';
import { tellIncident } from './tell-incident.js';

/** Writes down whom to tell of an incident, in the transaction of what happened. Answers how many that are. */
export async function queueIncidentDeliveries(
  manager: EntityManager,
  incident: Incident,
  event: IncidentDelivery,
  at: Date,
): Promise<number> {
  const { project, number } = incident;
  const where = { projectId: project, tellsIncidents: true, pausedAt: IsNull() };
  const targets = await manager.findBy(targetEntity, where);
  const data = tellIncident(incident);
  for (const { id } of targets) {
    const told = { project, targetId: id, incidentNumber: number, remediationId: null, event, data, at };
    await queueDelivery(manager, told);
  }
  return targets.length;
}
