import type { EntityManager } from 'typeorm';
import { incidentEntity } from '../incidents/incident.entity.js';
import { raiseSeverity } from '../incidents/severity.js';
import { targetEntity } from '../targets/target.entity.js';
import { hasActive, insertRemediation } from './open-remediation.js';
import type { RemediationRow } from './remediation.entity.js';

/** A job that did not help makes its incident critical; where it is known what was good before, going back is proposed. */
export async function escalate(manager: EntityManager, row: RemediationRow, at: Date): Promise<void> {
  const { projectId: project, incidentNumber, lastGood, action } = row;
  const where = { projectId: project, number: incidentNumber };
  const incident = await manager.findOne(incidentEntity, { where, lock: { mode: 'pessimistic_write' } });
  if (incident?.state !== 'open') return;
  await raiseSeverity(manager, project, incidentNumber, { severity: 'critical', at });
  if (!lastGood || action === 'roll_back') return;
  const targets = await manager.find(targetEntity, {
    where: { projectId: project },
    order: { createdAt: 'ASC' },
  });
  // The one that did the job knows best how to undo it.
  const able = targets.filter(({ actions }) => actions.includes('roll_back'));
  const target = able.find(({ id }) => id === row.targetId) ?? able[0];
  if (!target) return;
  const wanted = {
    project,
    incidentNumber,
    targetId: target.id,
    action: 'roll_back',
    reason: 'not_fixed',
    subjects: [lastGood.to],
    wishes: { rollBackKind: lastGood.kind },
  } as const;
  if (!(await hasActive(manager, wanted))) await insertRemediation(manager, wanted, target, { at, by: null });
}
