import type { Maintenance, TargetConfig } from '@almenara/contract';
import { EntitySchema } from 'typeorm';
import type { PauseReason, TargetAction, TargetKind, TargetMode } from './target.js';

/** The kind stands in a column of its own. */
export type StoredConfig = Omit<TargetConfig, 'kind'>;

export interface TargetRow {
  id: string;
  projectId: string;
  name: string;
  kind: TargetKind;
  config: StoredConfig;
  tellsIncidents: boolean;
  actions: TargetAction[];
  mode: TargetMode;
  cooldownHours: number;
  monthlyBudget: number | null;
  idempotent: boolean;
  approverNotProposer: boolean;
  sendExamples: boolean;
  maintenance: readonly Maintenance[];
  retrains: string | null;
  secretHint: string;
  previousSecretUntil: Date | null;
  /** Deliveries that failed for good since the last one that arrived. */
  failuresInRow: number;
  pausedAt: Date | null;
  pausedReason: PauseReason | null;
  createdAt: Date;
}

export const targetEntity = new EntitySchema<TargetRow>({
  name: 'target',
  tableName: 'targets',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'targets_pkey' },
    projectId: {
      type: 'text',
      name: 'project_id',
      foreignKey: { target: 'project', name: 'targets_project' },
    },
    name: { type: 'text' },
    kind: { type: 'text' },
    config: { type: 'jsonb' },
    tellsIncidents: { type: 'boolean', name: 'tells_incidents' },
    actions: { type: 'text', array: true },
    mode: { type: 'text' },
    cooldownHours: { type: 'integer', name: 'cooldown_hours' },
    monthlyBudget: { type: 'integer', name: 'monthly_budget', nullable: true },
    idempotent: { type: 'boolean' },
    approverNotProposer: { type: 'boolean', name: 'approver_not_proposer' },
    sendExamples: { type: 'boolean', name: 'send_examples' },
    maintenance: { type: 'jsonb' },
    retrains: { type: 'text', nullable: true },
    secretHint: { type: 'text', name: 'secret_hint' },
    previousSecretUntil: { type: 'timestamptz', name: 'previous_secret_until', nullable: true },
    failuresInRow: { type: 'integer', name: 'failures_in_row' },
    pausedAt: { type: 'timestamptz', name: 'paused_at', nullable: true },
    pausedReason: { type: 'text', name: 'paused_reason', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
  indices: [{ name: 'targets_by_project', columns: ['projectId', 'createdAt', 'id'] }],
  checks: [
    { name: 'targets_mode', expression: `mode IN ('propose', 'dry_run', 'approve', 'automatic')` },
    { name: 'targets_paused', expression: `(paused_at IS NULL) = (paused_reason IS NULL)` },
  ],
});
