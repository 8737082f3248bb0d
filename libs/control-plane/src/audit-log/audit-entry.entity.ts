import { EntitySchema } from 'typeorm';
import { type Actor } from './actor.js';

export type Fields = Record<string, string | number | boolean | null>;

export interface AuditEntryRow {
  /** A project's id, or empty for changes that belong to no project. */
  chain: string;
  seq: number;
  at: Date;
  actorKind: Actor['kind'];
  actorId: string | null;
  actorName: string;
  action: string;
  target: string | null;
  before: Fields | null;
  after: Fields | null;
  hash: string;
}

/** The end of each chain. Its lock puts the changes of one project in an order. */
export interface AuditHeadRow {
  chain: string;
  seq: number;
  hash: string;
}

export const auditEntryEntity = new EntitySchema<AuditEntryRow>({
  name: 'audit_entry',
  tableName: 'audit_log',
  columns: {
    chain: { type: 'text', primary: true, primaryKeyConstraintName: 'audit_log_pkey' },
    seq: { type: 'integer', primary: true, primaryKeyConstraintName: 'audit_log_pkey' },
    at: { type: 'timestamptz' },
    actorKind: { type: 'text', name: 'actor_kind' },
    actorId: { type: 'uuid', name: 'actor_id', nullable: true },
    actorName: { type: 'text', name: 'actor_name' },
    action: { type: 'text' },
    target: { type: 'text', nullable: true },
    before: { type: 'jsonb', nullable: true },
    after: { type: 'jsonb', nullable: true },
    hash: { type: 'text' },
  },
});

export const auditHeadEntity = new EntitySchema<AuditHeadRow>({
  name: 'audit_head',
  tableName: 'audit_heads',
  columns: {
    chain: { type: 'text', primary: true, primaryKeyConstraintName: 'audit_heads_pkey' },
    seq: { type: 'integer' },
    hash: { type: 'text' },
  },
});
