import type { EntityManager } from 'typeorm';
import { closeIncident } from './close-incident.js';
import { incidentEntity } from './incident.entity.js';

/** Whether something is being done about an incident: what it brings is then what decides. */
export type IsRemediating = (manager: EntityManager, project: string, number: number) => Promise<boolean>;

export const nothingIsRemediated: IsRemediating = () => Promise.resolve(false);

/** Closes an open incident as recovered; undefined when it is not open, or something is being done about it. */
export async function recoverIncident(
  manager: EntityManager,
  project: string,
  number: number,
  { isRemediating, now }: { readonly isRemediating: IsRemediating; readonly now: Date },
): Promise<{ queued: number } | undefined> {
  const row = await manager.findOne(incidentEntity, {
    where: { projectId: project, number, state: 'open' },
    lock: { mode: 'pessimistic_write' },
  });
  if (!row || (await isRemediating(manager, project, number))) return undefined;
  return closeIncident(manager, row, { resolution: 'recovered' }, now);
}
