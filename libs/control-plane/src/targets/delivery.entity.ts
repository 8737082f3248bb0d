import { EntitySchema } from 'typeorm';
import type { DeliveryData, DeliveryState, FailureClass } from './delivery.js';

export interface DeliveryRow {
  id: string;
  projectId: string;
  targetId: string;
  incidentNumber: number | null;
  remediationId: string | null;
  event: string;
  data: DeliveryData;
  state: DeliveryState;
  attempts: number;
  /** Attempts since it began to be tried, for the first time or by a replay. */
  tries: number;
  retryingSince: Date;
  /** Taken by a monitor that has not told yet what came of it. */
  inFlight: boolean;
  createdAt: Date;
  nextAttemptAt: Date;
  finishedAt: Date | null;
  status: number | null;
  failure: string | null;
  replayOf: string | null;
  replayReason: string | null;
}

export const deliveryEntity = new EntitySchema<DeliveryRow>({
  name: 'delivery',
  tableName: 'deliveries',
  columns: {
    id: { type: 'text', primary: true, primaryKeyConstraintName: 'deliveries_pkey' },
    projectId: { type: 'text', name: 'project_id' },
    targetId: {
      type: 'uuid',
      name: 'target_id',
      foreignKey: { target: 'target', name: 'deliveries_target', onDelete: 'CASCADE' },
    },
    incidentNumber: { type: 'integer', name: 'incident_number', nullable: true },
    remediationId: { type: 'uuid', name: 'remediation_id', nullable: true },
    event: { type: 'text' },
    data: { type: 'jsonb' },
    state: { type: 'text' },
    attempts: { type: 'integer' },
    tries: { type: 'integer' },
    retryingSince: { type: 'timestamptz', name: 'retrying_since' },
    inFlight: { type: 'boolean', name: 'in_flight' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    nextAttemptAt: { type: 'timestamptz', name: 'next_attempt_at' },
    finishedAt: { type: 'timestamptz', name: 'finished_at', nullable: true },
    status: { type: 'integer', nullable: true },
    failure: { type: 'text', nullable: true },
    replayOf: { type: 'text', name: 'replay_of', nullable: true },
    replayReason: { type: 'text', name: 'replay_reason', nullable: true },
  },
  indices: [
    { name: 'deliveries_waiting', columns: ['nextAttemptAt'], where: `state = 'waiting'` },
    { name: 'deliveries_by_target', columns: ['targetId', 'createdAt', 'id'] },
    { name: 'deliveries_by_project', columns: ['projectId', 'createdAt', 'id'] },
  ],
  checks: [
    {
      name: 'deliveries_state',
      expression: `state IN ('waiting', 'delivered', 'failed', 'unknown', 'cancelled')`,
    },
  ],
});

export interface DeliveryAttemptRow {
  deliveryId: string;
  attempt: number;
  at: Date;
  status: number | null;
  failure: string | null;
  failureClass: FailureClass | null;
  latencyMs: number | null;
  requestHeaders: Readonly<Record<string, string>> | null;
  bodyDigest: string | null;
  excerpt: string;
}

export const deliveryAttemptEntity = new EntitySchema<DeliveryAttemptRow>({
  name: 'delivery_attempt',
  tableName: 'delivery_attempts',
  columns: {
    deliveryId: {
      type: 'text',
      name: 'delivery_id',
      primary: true,
      primaryKeyConstraintName: 'delivery_attempts_pkey',
      foreignKey: { target: 'delivery', name: 'delivery_attempts_delivery', onDelete: 'CASCADE' },
    },
    attempt: { type: 'integer', primary: true, primaryKeyConstraintName: 'delivery_attempts_pkey' },
    at: { type: 'timestamptz' },
    status: { type: 'integer', nullable: true },
    failure: { type: 'text', nullable: true },
    failureClass: { type: 'text', name: 'failure_class', nullable: true },
    latencyMs: { type: 'integer', name: 'latency_ms', nullable: true },
    requestHeaders: { type: 'jsonb', name: 'request_headers', nullable: true },
    bodyDigest: { type: 'text', name: 'body_digest', nullable: true },
    excerpt: { type: 'text' },
  },
});
