import type { EntityManager } from 'typeorm';
import { addEvent } from '../incidents/add-event.js';
import { incidentEntity } from '../incidents/incident.entity.js';
import type { DeliveryRow } from './delivery.entity.js';
import { targetEntity, type TargetRow } from './target.entity.js';

const MOST_FAILURES_IN_ROW = 10;

/**
 * Counts what became of a delivery. A target that fails on and on, or is gone, is paused, which the history of the
 * incident tells. The target's row is locked meanwhile. Answers whether it was paused by this.
 */
export async function countOutcome(
  manager: EntityManager,
  target: TargetRow,
  outcome: 'delivered' | 'failed' | 'gone',
  delivery: Pick<DeliveryRow, 'projectId' | 'incidentNumber'>,
  at: Date,
): Promise<boolean> {
  const { id, failuresInRow, pausedAt } = target;
  const failures = outcome === 'delivered' ? 0 : failuresInRow + 1;
  if (failures !== failuresInRow) await manager.update(targetEntity, { id }, { failuresInRow: failures });
  const isOver = outcome === 'gone' || failures >= MOST_FAILURES_IN_ROW;
  if (!isOver || pausedAt) return false;
  const pausedReason = outcome === 'gone' ? 'gone' : 'failures';
  await manager.update(targetEntity, { id }, { pausedAt: at, pausedReason });
  await addIncidentEvent(manager, delivery, 'target_paused', target.name, at);
  return true;
}

export async function addIncidentEvent(
  manager: EntityManager,
  { projectId, incidentNumber }: Pick<DeliveryRow, 'projectId' | 'incidentNumber'>,
  event: 'notified' | 'target_paused',
  note: string,
  at: Date,
): Promise<void> {
  if (incidentNumber === null) return;
  const where = { projectId, number: incidentNumber };
  const incident = await manager.findOne(incidentEntity, { where, lock: { mode: 'pessimistic_write' } });
  if (incident) await addEvent(manager, projectId, incidentNumber, { event, at, note });
}
