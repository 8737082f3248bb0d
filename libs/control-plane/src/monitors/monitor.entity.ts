import type { MonitorDefinition } from '@almenara/contract';
import type { Decision, Observation } from '@almenara/monitors';
import { EntitySchema } from 'typeorm';

export interface MonitorRow {
  projectId: string;
  id: string;
  name: string;
  version: number;
  definition: MonitorDefinition;
  enabled: boolean;
  enabledAt: Date | null;
  testedVersion: number | null;
  testedAt: Date | null;
  mutedUntil: Date | null;
  createdAt: Date;
  changedAt: Date;
  removedAt: Date | null;
}

const projectOf = (table: string) =>
  ({
    type: 'text',
    name: 'project_id',
    primary: true,
    primaryKeyConstraintName: `${table}_pkey`,
    foreignKey: { target: 'project', name: `${table}_project` },
  }) as const;

export const monitorEntity = new EntitySchema<MonitorRow>({
  name: 'monitor',
  tableName: 'monitors',
  columns: {
    projectId: projectOf('monitors'),
    id: { type: 'text', primary: true, primaryKeyConstraintName: 'monitors_pkey' },
    name: { type: 'text' },
    version: { type: 'integer' },
    definition: { type: 'jsonb' },
    enabled: { type: 'boolean' },
    enabledAt: { type: 'timestamptz', name: 'enabled_at', nullable: true },
    testedVersion: { type: 'integer', name: 'tested_version', nullable: true },
    testedAt: { type: 'timestamptz', name: 'tested_at', nullable: true },
    mutedUntil: { type: 'timestamptz', name: 'muted_until', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    changedAt: { type: 'timestamptz', name: 'changed_at' },
    removedAt: { type: 'timestamptz', name: 'removed_at', nullable: true },
  },
});

export interface MonitorVersionRow {
  projectId: string;
  monitorId: string;
  version: number;
  name: string;
  definition: MonitorDefinition;
  at: Date;
  byId: string | null;
  byName: string | null;
}

/** Rows are added and never changed. */
export const monitorVersionEntity = new EntitySchema<MonitorVersionRow>({
  name: 'monitor_version',
  tableName: 'monitor_versions',
  columns: {
    projectId: projectOf('monitor_versions'),
    monitorId: {
      type: 'text',
      name: 'monitor_id',
      primary: true,
      primaryKeyConstraintName: 'monitor_versions_pkey',
    },
    version: { type: 'integer', primary: true, primaryKeyConstraintName: 'monitor_versions_pkey' },
    name: { type: 'text' },
    definition: { type: 'jsonb' },
    at: { type: 'timestamptz' },
    byId: { type: 'text', name: 'by_id', nullable: true },
    byName: { type: 'text', name: 'by_name', nullable: true },
  },
});

export type MonitorTelling = 'opened' | 'retold' | 'recovered';

export interface MonitorObservationRow {
  projectId: string;
  monitorId: string;
  version: number;
  windowStart: Date;
  /** What was measured: equal for all versions that watch the same. */
  measured: string;
  observation: Observation;
  decision: Decision;
  tell: MonitorTelling | null;
  judgedAt: Date;
  toldAt: Date | null;
}

const OF_OBSERVATION = 'monitor_observations_pkey';

/** The first word holds; only what was told is marked later. */
export const monitorObservationEntity = new EntitySchema<MonitorObservationRow>({
  name: 'monitor_observation',
  tableName: 'monitor_observations',
  columns: {
    projectId: projectOf('monitor_observations'),
    monitorId: { type: 'text', name: 'monitor_id', primary: true, primaryKeyConstraintName: OF_OBSERVATION },
    version: { type: 'integer', primary: true, primaryKeyConstraintName: OF_OBSERVATION },
    windowStart: {
      type: 'timestamptz',
      name: 'window_start',
      primary: true,
      primaryKeyConstraintName: OF_OBSERVATION,
    },
    measured: { type: 'text' },
    observation: { type: 'jsonb' },
    decision: { type: 'jsonb' },
    tell: { type: 'text', nullable: true },
    judgedAt: { type: 'timestamptz', name: 'judged_at' },
    toldAt: { type: 'timestamptz', name: 'told_at', nullable: true },
  },
  indices: [
    {
      name: 'monitor_observations_untold',
      columns: ['projectId', 'windowStart'],
      where: 'tell IS NOT NULL AND told_at IS NULL',
    },
    {
      name: 'monitor_observations_measured',
      columns: ['projectId', 'monitorId', 'measured', 'windowStart'],
    },
  ],
  checks: [{ name: 'monitor_observations_tell', expression: `tell IN ('opened', 'retold', 'recovered')` }],
});
