import { CALLBACK_PATH, type RemediationRequest } from '@almenara/contract';
import type { EntityManager } from 'typeorm';
import { hashSecret } from '../hash-secret.js';
import { incidentKey } from '../incidents/incident.js';
import { makeSecret } from '../make-secret.js';
import { cancelDelivery, queueDelivery } from '../targets/queue-delivery.js';
import { targetEntity } from '../targets/target.entity.js';
import { remediationEntity, type RemediationRow } from './remediation.entity.js';

export interface Dispatch {
  readonly at: Date;
  readonly publicUrl: string;
  readonly dryRun: boolean;
  /** With the signed address, which stands in the delivery alone: whoever has it has the file. */
  readonly retrain?: RemediationRequest['retrain'];
}

/**
 * Writes down the request to the target. The token goes with it and is kept as a hash; it stands in the delivery until the
 * remediation has ended.
 */
export async function dispatch(
  manager: EntityManager,
  row: RemediationRow,
  { at, publicUrl, dryRun, retrain }: Dispatch,
): Promise<void> {
  if (!row.request) throw new Error('a remediation is prepared before it is sent');
  const { id, projectId: project, targetId, incidentNumber } = row;
  const token = makeSecret('rem_');
  const path = CALLBACK_PATH.replace('{project}', project).replace('{remediation}', id);
  const url = publicUrl === '' ? path : new URL(path, publicUrl).href;
  const expiresAt = row.deadline.toISOString();
  const data = { ...row.request, ...(retrain && { retrain }), dryRun, expiresAt, callback: { url, token } };
  const told = { project, targetId, incidentNumber, remediationId: id, event: 'remediation.requested' };
  const deliveryId = await queueDelivery(manager, { ...told, data, at });
  Object.assign(row, { deliveryId, tokenHash: hashSecret(token) });
  await manager.update(remediationEntity, { id }, { deliveryId, tokenHash: row.tokenHash });
}

/** A request that is on its way cannot be held back: where it is not wanted, its receiver is told so after it. */
export async function withdraw(manager: EntityManager, row: RemediationRow, at: Date): Promise<void> {
  if (row.deliveryId === null) return;
  const outcome = await cancelDelivery(manager, row.deliveryId, at);
  if (outcome === 'in_flight' && row.state === 'cancelled') await tellCancelled(manager, row, at);
}

/** Only a webhook can take back what it was asked for: a dispatched workflow is cancelled where it runs. */
export async function tellCancelled(manager: EntityManager, row: RemediationRow, at: Date): Promise<void> {
  const { id, projectId: project, targetId, incidentNumber, action } = row;
  const target = await manager.findOneBy(targetEntity, { id: targetId });
  if (target?.kind !== 'webhook') return;
  const data = { project, remediation: id, action, incident: incidentKey(incidentNumber) };
  const told = { project, targetId, incidentNumber, remediationId: null, event: 'remediation.cancelled' };
  await queueDelivery(manager, { ...told, data, at });
}

/** No use is left in it. Deliveries that are being recorded at this moment are passed over, as they are locked. */
export async function forgetToken(manager: EntityManager, { id }: RemediationRow): Promise<void> {
  await manager.query(
    `UPDATE deliveries SET data = data #- '{callback,token}' WHERE id IN (
       SELECT id FROM deliveries WHERE remediation_id = $1 AND state <> 'waiting' FOR UPDATE SKIP LOCKED)`,
    [id],
  );
}
