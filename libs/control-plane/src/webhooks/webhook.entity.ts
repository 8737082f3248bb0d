import { EntitySchema } from 'typeorm';
import type { DeliveryData, DeliveryState, WebhookEvent } from './webhook.js';

export interface WebhookRow {
  id: string;
  projectId: string;
  url: string;
  enabled: boolean;
  secretHint: string;
  createdAt: Date;
}

export const webhookEntity = new EntitySchema<WebhookRow>({
  name: 'webhook',
  tableName: 'webhooks',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'webhooks_pkey' },
    projectId: {
      type: 'text',
      name: 'project_id',
      foreignKey: { target: 'project', name: 'webhooks_project' },
    },
    url: { type: 'text' },
    enabled: { type: 'boolean' },
    secretHint: { type: 'text', name: 'secret_hint' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
  indices: [{ name: 'webhooks_by_project', columns: ['projectId', 'createdAt', 'id'] }],
});

export interface DeliveryRow {
  id: string;
  projectId: string;
  webhookId: string;
  incidentNumber: number;
  event: WebhookEvent;
  data: DeliveryData;
  state: DeliveryState;
  attempts: number;
  createdAt: Date;
  nextAttemptAt: Date;
  finishedAt: Date | null;
  status: number | null;
}

export const deliveryEntity = new EntitySchema<DeliveryRow>({
  name: 'webhook_delivery',
  tableName: 'webhook_deliveries',
  columns: {
    id: { type: 'text', primary: true, primaryKeyConstraintName: 'webhook_deliveries_pkey' },
    projectId: { type: 'text', name: 'project_id' },
    webhookId: {
      type: 'uuid',
      name: 'webhook_id',
      foreignKey: { target: 'webhook', name: 'webhook_deliveries_webhook', onDelete: 'CASCADE' },
    },
    incidentNumber: { type: 'integer', name: 'incident_number' },
    event: { type: 'text' },
    data: { type: 'jsonb' },
    state: { type: 'text' },
    attempts: { type: 'integer' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    nextAttemptAt: { type: 'timestamptz', name: 'next_attempt_at' },
    finishedAt: { type: 'timestamptz', name: 'finished_at', nullable: true },
    status: { type: 'integer', nullable: true },
  },
  indices: [
    { name: 'webhook_deliveries_waiting', columns: ['nextAttemptAt'], where: `state = 'waiting'` },
    { name: 'webhook_deliveries_by_webhook', columns: ['webhookId', 'createdAt'] },
  ],
  checks: [{ name: 'webhook_deliveries_state', expression: `state IN ('waiting', 'delivered', 'failed')` }],
});

export interface AttemptRow {
  deliveryId: string;
  attempt: number;
  at: Date;
  status: number | null;
  failure: string | null;
  excerpt: string;
}

export const webhookAttemptEntity = new EntitySchema<AttemptRow>({
  name: 'webhook_attempt',
  tableName: 'webhook_attempts',
  columns: {
    deliveryId: {
      type: 'text',
      name: 'delivery_id',
      primary: true,
      primaryKeyConstraintName: 'webhook_attempts_pkey',
      foreignKey: { target: 'webhook_delivery', name: 'webhook_attempts_delivery', onDelete: 'CASCADE' },
    },
    attempt: { type: 'integer', primary: true, primaryKeyConstraintName: 'webhook_attempts_pkey' },
    at: { type: 'timestamptz' },
    status: { type: 'integer', nullable: true },
    failure: { type: 'text', nullable: true },
    excerpt: { type: 'text' },
  },
});
