import { EntitySchema } from 'typeorm';

export interface SettingRow {
  projectId: string;
  name: string;
  value: unknown;
  updatedAt: Date;
}

export const settingEntity = new EntitySchema<SettingRow>({
  name: 'setting',
  tableName: 'settings',
  columns: {
    projectId: {
      type: 'text',
      name: 'project_id',
      primary: true,
      primaryKeyConstraintName: 'settings_pkey',
      foreignKey: { target: 'project', name: 'settings_project' },
    },
    name: { type: 'text', primary: true, primaryKeyConstraintName: 'settings_pkey' },
    value: { type: 'jsonb' },
    updatedAt: { type: 'timestamptz', name: 'updated_at' },
  },
});
