import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Incident } from '../incidents/incident.js';
import { tellIncident, type WebhookEvent } from './webhook.js';
import { deliveryEntity, type DeliveryRow, webhookEntity } from './webhook.entity.js';

/** Writes down whom to tell, in the transaction of what happened. Answers how many that are. */
export async function queueDeliveries(
  manager: EntityManager,
  incident: Incident,
  event: WebhookEvent,
  at: Date,
): Promise<number> {
  const { project, number } = incident;
  const webhooks = await manager.findBy(webhookEntity, { projectId: project, enabled: true });
  if (webhooks.length === 0) return 0;
  const data = tellIncident(incident);
  const rows = webhooks.map(({ id }): DeliveryRow => {
    return {
      id: `msg_${randomUUID()}`,
      projectId: project,
      webhookId: id,
      incidentNumber: number,
      event,
      data,
      state: 'waiting',
      attempts: 0,
      createdAt: at,
      nextAttemptAt: at,
      finishedAt: null,
      status: null,
    };
  });
  await manager.insert(deliveryEntity, rows);
  return rows.length;
}
