import { type Role } from '@almenara/contract';
import { EntitySchema } from 'typeorm';
import { roleCheck } from './role-check.js';

export interface MemberRow {
  projectId: string;
  userId: string;
  role: Role;
  createdAt: Date;
}

export const memberEntity = new EntitySchema<MemberRow>({
  name: 'member',
  tableName: 'members',
  columns: {
    projectId: {
      type: 'text',
      name: 'project_id',
      primary: true,
      primaryKeyConstraintName: 'members_pkey',
      foreignKey: { target: 'project', name: 'members_project' },
    },
    userId: {
      type: 'uuid',
      name: 'user_id',
      primary: true,
      primaryKeyConstraintName: 'members_pkey',
      foreignKey: { target: 'user', name: 'members_user' },
    },
    role: { type: 'text' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
  indices: [{ name: 'members_by_user', columns: ['userId'] }],
  checks: [roleCheck('members_role')],
});
