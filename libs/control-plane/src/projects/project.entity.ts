import { EntitySchema } from 'typeorm';

export interface ProjectRow {
  id: string;
  name: string;
  timeZone: string;
  currency: string;
  createdAt: Date;
}

export const projectEntity = new EntitySchema<ProjectRow>({
  name: 'project',
  tableName: 'projects',
  columns: {
    id: { type: 'text', primary: true, primaryKeyConstraintName: 'projects_pkey' },
    name: { type: 'text' },
    timeZone: { type: 'text', name: 'time_zone' },
    currency: { type: 'text' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
  checks: [{ name: 'projects_id_slug', expression: `id ~ '^[a-z0-9][a-z0-9-]{0,62}$'` }],
});
