import { randomUUID } from 'node:crypto';
import type { EntityManager, QueryDeepPartialEntity } from 'typeorm';
import type { NewDelivery } from './delivery.js';
import { deliveryEntity, type DeliveryRow } from './delivery.entity.js';

/**
 * Writes down what a target is to be told, in the transaction of what happened. Answers the id, by which a receiver
 * knows it. After the transaction a job of `DELIVERIES_QUEUE` has it told at once; without one it is within a minute.
 */
export async function queueDelivery(
  manager: EntityManager,
  wanted: NewDelivery,
  replay: { of: string; reason: string } | null = null,
): Promise<string> {
  const { project, targetId, incidentNumber, remediationId, event, data, at } = wanted;
  const row: DeliveryRow = {
    id: `msg_${randomUUID()}`,
    projectId: project,
    targetId,
    incidentNumber,
    remediationId,
    event,
    data,
    state: 'waiting',
    attempts: 0,
    tries: 0,
    retryingSince: at,
    inFlight: false,
    createdAt: at,
    nextAttemptAt: at,
    finishedAt: null,
    status: null,
    failure: null,
    replayOf: replay?.of ?? null,
    replayReason: replay?.reason ?? null,
  };
  // TypeORM takes no fields of unknown types.
  await manager.insert(deliveryEntity, row as QueryDeepPartialEntity<DeliveryRow>);
  return row.id;
}

/**
 * Sees to it that a delivery is not tried any more, in the transaction of the caller. `in_flight` and `ended` change
 * nothing: an attempt is under way, of which the receiver may have had the request, or it has ended already. Waits for
 * no lock, so that it may be called with any other held.
 */
export async function cancelDelivery(
  manager: EntityManager,
  id: string,
  at: Date,
): Promise<'cancelled' | 'in_flight' | 'ended'> {
  const [row] = await manager.query<Pick<DeliveryRow, 'state' | 'inFlight'>[]>(
    `SELECT state, in_flight AS "inFlight" FROM deliveries WHERE id = $1 FOR UPDATE SKIP LOCKED`,
    [id],
  );
  if (!row) return (await manager.existsBy(deliveryEntity, { id })) ? 'in_flight' : 'ended';
  if (row.state !== 'waiting') return 'ended';
  if (row.inFlight) return 'in_flight';
  await manager.update(deliveryEntity, { id }, { state: 'cancelled', finishedAt: at });
  return 'cancelled';
}
