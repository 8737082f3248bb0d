import { type Role } from '@almenara/contract';
import { EntitySchema } from 'typeorm';
import { roleCheck } from '../members/role-check.js';

export interface ApiKeyRow {
  id: string;
  projectId: string;
  name: string;
  hash: string;
  prefix: string;
  last4: string;
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  ingest: boolean;
  role: Role | null;
}

export const apiKeyEntity = new EntitySchema<ApiKeyRow>({
  name: 'api_key',
  tableName: 'api_keys',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'api_keys_pkey' },
    projectId: {
      type: 'text',
      name: 'project_id',
      foreignKey: { target: 'project', name: 'api_keys_project' },
    },
    name: { type: 'text' },
    hash: { type: 'text' },
    prefix: { type: 'text' },
    last4: { type: 'text' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    expiresAt: { type: 'timestamptz', name: 'expires_at', nullable: true },
    revokedAt: { type: 'timestamptz', name: 'revoked_at', nullable: true },
    ingest: { type: 'boolean' },
    role: { type: 'text', nullable: true },
  },
  uniques: [{ name: 'api_keys_hash_unique', columns: ['hash'] }],
  indices: [{ name: 'api_keys_by_project', columns: ['projectId', 'createdAt'] }],
  checks: [
    { name: 'api_keys_hash_sha256', expression: `hash ~ '^[0-9a-f]{64}$'` },
    roleCheck('api_keys_role'),
  ],
});
