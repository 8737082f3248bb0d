import { EntitySchema } from 'typeorm';

export interface ProjectSecretRow {
  projectId: string;
  name: string;
  value: string;
  updatedAt: Date;
}

/** Keys with which this installation turns to others, who must see them as they are. No other table holds one. */
export const projectSecretEntity = new EntitySchema<ProjectSecretRow>({
  name: 'project_secret',
  tableName: 'project_secrets',
  columns: {
    projectId: {
      type: 'text',
      name: 'project_id',
      primary: true,
      primaryKeyConstraintName: 'project_secrets_pkey',
      foreignKey: { target: 'project', name: 'project_secrets_project' },
    },
    name: { type: 'text', primary: true, primaryKeyConstraintName: 'project_secrets_pkey' },
    value: { type: 'text' },
    updatedAt: { type: 'timestamptz', name: 'updated_at' },
  },
});
