import { EntitySchema } from 'typeorm';
import type { ErasureKind, ErasureState, ErasureStepState } from './erasure.js';

export interface ErasureRow {
  id: string;
  projectId: string;
  kind: ErasureKind;
  subject: string;
  receiptSubject: string;
  receiptSalt: string;
  reason: string | null;
  state: ErasureState;
  steps: ErasureStepState[];
  failure: string | null;
  receipt: Record<string, unknown> | null;
  createdBy: string;
  createdAt: Date;
  erasedAt: Date | null;
  logGoneAt: Date | null;
}

export const erasureEntity = new EntitySchema<ErasureRow>({
  name: 'erasure',
  tableName: 'erasures',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'erasures_pkey' },
    projectId: {
      type: 'text',
      name: 'project_id',
      foreignKey: { target: 'project', name: 'erasures_project' },
    },
    kind: { type: 'text' },
    subject: { type: 'text' },
    receiptSubject: { type: 'text', name: 'receipt_subject' },
    receiptSalt: { type: 'text', name: 'receipt_salt' },
    reason: { type: 'text', nullable: true },
    state: { type: 'text' },
    steps: { type: 'jsonb' },
    failure: { type: 'text', nullable: true },
    receipt: { type: 'jsonb', nullable: true },
    createdBy: { type: 'text', name: 'created_by' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    erasedAt: { type: 'timestamptz', name: 'erased_at', nullable: true },
    logGoneAt: { type: 'timestamptz', name: 'log_gone_at', nullable: true },
  },
  indices: [
    { name: 'erasures_by_project', columns: ['projectId', 'createdAt', 'id'] },
    {
      name: 'erasures_one_under_way',
      columns: ['projectId', 'kind', 'subject'],
      unique: true,
      where: `state IN ('waiting', 'running')`,
    },
  ],
  checks: [
    { name: 'erasures_kind', expression: `kind IN ('actor', 'session', 'trace')` },
    { name: 'erasures_state', expression: `state IN ('waiting', 'running', 'done', 'failed')` },
    { name: 'erasures_subject_sha256', expression: `subject ~ '^[0-9a-f]{64}$'` },
    { name: 'erasures_receipt', expression: `(state = 'done') = (receipt IS NOT NULL)` },
  ],
});

export interface ErasureSaltRow {
  projectId: string;
  salt: string;
}

export const erasureSaltEntity = new EntitySchema<ErasureSaltRow>({
  name: 'erasure_salt',
  tableName: 'erasure_salts',
  columns: {
    projectId: {
      type: 'text',
      name: 'project_id',
      primary: true,
      primaryKeyConstraintName: 'erasure_salts_pkey',
      foreignKey: { target: 'project', name: 'erasure_salts_project' },
    },
    salt: { type: 'text' },
  },
});

export interface ReceiptKeyRow {
  id: string;
  privateKey: string;
  publicKey: string;
  createdAt: Date;
}

export const receiptKeyEntity = new EntitySchema<ReceiptKeyRow>({
  name: 'receipt_key',
  tableName: 'receipt_keys',
  columns: {
    id: { type: 'text', primary: true, primaryKeyConstraintName: 'receipt_keys_pkey' },
    privateKey: { type: 'text', name: 'private_key' },
    publicKey: { type: 'text', name: 'public_key' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
});
