import { type EntityManager, In, IsNull } from 'typeorm';
import type { Incident, IncidentStream } from '../incidents/incident.js';
import { incidentStreamEntity } from '../incidents/incident-stream.entity.js';
import { toIncidentStream } from '../incidents/to-incident.js';
import { monitorEntity } from '../monitors/monitor.entity.js';
import type { IncidentDelivery } from './delivery.js';
import { queueDelivery } from './queue-delivery.js';
import { targetEntity } from './target.entity.js';
import { monitorOfStream, tellIncident, type TellingMonitor } from './tell-incident.js';

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
  if (targets.length === 0) return 0;
  const rows = await manager.find(incidentStreamEntity, {
    where: { projectId: project, number },
    order: { seq: 'ASC' },
  });
  const streams = rows.map(toIncidentStream);
  const data = tellIncident(incident, streams, await findMonitors(manager, project, streams));
  for (const { id } of targets) {
    const told = { project, targetId: id, incidentNumber: number, remediationId: null, event, data, at };
    await queueDelivery(manager, told);
  }
  return targets.length;
}

/** A default monitor that nobody changed has no row, and goes by its id. */
async function findMonitors(
  manager: EntityManager,
  project: string,
  streams: readonly IncidentStream[],
): Promise<TellingMonitor[]> {
  const ids = streams.map(monitorOfStream).filter((id) => id !== undefined);
  if (ids.length === 0) return [];
  const rows = await manager.findBy(monitorEntity, { projectId: project, id: In(ids) });
  return ids.map((id) => ({ id, name: rows.find((row) => row.id === id)?.name ?? id }));
}
