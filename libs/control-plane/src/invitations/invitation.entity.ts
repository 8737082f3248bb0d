import { type Role } from '@almenara/contract';
import { EntitySchema } from 'typeorm';
import { roleCheck } from '../members/role-check.js';

export interface InvitationRow {
  id: string;
  projectId: string;
  email: string;
  role: Role;
  tokenHash: string;
  createdAt: Date;
  expiresAt: Date;
  acceptedAt: Date | null;
  revokedAt: Date | null;
  /** Name at the time, for people to read. */
  invitedBy: string;
  /** Account of a person who invited; null for the operator and for keys. */
  invitedById: string | null;
}

export const invitationEntity = new EntitySchema<InvitationRow>({
  name: 'invitation',
  tableName: 'invitations',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'invitations_pkey' },
    projectId: {
      type: 'text',
      name: 'project_id',
      foreignKey: { target: 'project', name: 'invitations_project' },
    },
    email: { type: 'text' },
    role: { type: 'text' },
    tokenHash: { type: 'text', name: 'token_hash' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    expiresAt: { type: 'timestamptz', name: 'expires_at' },
    acceptedAt: { type: 'timestamptz', name: 'accepted_at', nullable: true },
    revokedAt: { type: 'timestamptz', name: 'revoked_at', nullable: true },
    invitedBy: { type: 'text', name: 'invited_by' },
    invitedById: { type: 'uuid', name: 'invited_by_id', nullable: true },
  },
  uniques: [{ name: 'invitations_token_unique', columns: ['tokenHash'] }],
  indices: [{ name: 'invitations_by_project', columns: ['projectId', 'createdAt'] }],
  checks: [
    { name: 'invitations_token_sha256', expression: `token_hash ~ '^[0-9a-f]{64}$'` },
    roleCheck('invitations_role'),
  ],
});
