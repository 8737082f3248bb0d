import type { EntityManager } from 'typeorm';
import { closeIncident } from '../incidents/close-incident.js';
import { incidentEntity } from '../incidents/incident.entity.js';
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
  await closeIncident(manager, row, { resolution: 'resolved', note: `remediation ${id}` }, at);
}
