import type { EntityManager } from 'typeorm';
import { targetEntity, type TargetRow } from '../targets/target.entity.js';
import { remediationEntity, type RemediationRow } from './remediation.entity.js';

const WRITE = { mode: 'pessimistic_write' } as const;

/** Locks are taken in the order target, delivery, remediation, incident, by everybody. */
export async function lockRemediation(
  manager: EntityManager,
  where: { id: string; projectId?: string },
): Promise<RemediationRow | null> {
  return manager.findOne(remediationEntity, { where, lock: WRITE });
}

/** With its target, so that two remediations of one target are decided one after the other; null: it was removed. */
export async function lockWithTarget(
  manager: EntityManager,
  where: { id: string; projectId?: string },
): Promise<{ row: RemediationRow; target: TargetRow | null } | undefined> {
  const found = await manager.findOneBy(remediationEntity, where);
  if (!found) return undefined;
  const target = await manager.findOne(targetEntity, {
    where: { id: found.targetId },
    lock: { mode: 'for_no_key_update' },
  });
  const row = await lockRemediation(manager, where);
  return row ? { row, target } : undefined;
}
