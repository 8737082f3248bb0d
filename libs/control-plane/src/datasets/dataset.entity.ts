import type { DatasetEnd, DatasetManifest, DatasetState } from '@almenara/contract';
import { EntitySchema } from 'typeorm';
import type { BoundedDatasetFilter, PinnedEvaluator } from './dataset.js';

export interface DatasetRowEntity {
  id: string;
  projectId: string;
  name: string;
  filter: BoundedDatasetFilter;
  evaluator: PinnedEvaluator | null;
  recipe: string;
  state: DatasetState;
  attempt: number;
  rows: number | null;
  bytes: number | null;
  sha256: string | null;
  manifest: DatasetManifest | null;
  failure: string | null;
  ended: DatasetEnd | null;
  incidentNumber: number | null;
  remediationId: string | null;
  createdBy: string;
  createdAt: Date;
  expiresAt: Date;
}

export const datasetEntity = new EntitySchema<DatasetRowEntity>({
  name: 'dataset',
  tableName: 'datasets',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'datasets_pkey' },
    projectId: {
      type: 'text',
      name: 'project_id',
      foreignKey: { target: 'project', name: 'datasets_project' },
    },
    name: { type: 'text' },
    filter: { type: 'jsonb' },
    evaluator: { type: 'jsonb', nullable: true },
    recipe: { type: 'text' },
    state: { type: 'text' },
    attempt: { type: 'integer' },
    rows: { type: 'integer', nullable: true },
    bytes: { type: 'integer', nullable: true },
    sha256: { type: 'text', nullable: true },
    // Names every trace; needed by one page only.
    manifest: { type: 'jsonb', nullable: true, select: false },
    failure: { type: 'text', nullable: true },
    ended: { type: 'text', nullable: true },
    incidentNumber: { type: 'integer', name: 'incident_number', nullable: true },
    remediationId: { type: 'uuid', name: 'remediation_id', nullable: true },
    createdBy: { type: 'text', name: 'created_by' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    expiresAt: { type: 'timestamptz', name: 'expires_at' },
  },
  indices: [
    { name: 'datasets_by_project', columns: ['projectId', 'createdAt', 'id'] },
    {
      name: 'datasets_one_a_remediation',
      columns: ['projectId', 'remediationId'],
      unique: true,
      where: 'remediation_id IS NOT NULL',
    },
  ],
  checks: [
    {
      name: 'datasets_state',
      expression: `state IN ('waiting', 'building', 'ready', 'failed', 'expired')`,
    },
    { name: 'datasets_ended', expression: `(state = 'expired') = (ended IS NOT NULL)` },
    {
      name: 'datasets_ready',
      expression: `state <> 'ready' OR (sha256 IS NOT NULL AND manifest IS NOT NULL)`,
    },
  ],
});

interface DatasetPieceRow {
  datasetId: string;
  attempt: number;
  seq: number;
  content: Buffer;
}

const PIECE = { primary: true, primaryKeyConstraintName: 'dataset_pieces_pkey' } as const;

export const datasetPieceEntity = new EntitySchema<DatasetPieceRow>({
  name: 'dataset_piece',
  tableName: 'dataset_pieces',
  columns: {
    datasetId: {
      ...PIECE,
      type: 'uuid',
      name: 'dataset_id',
      foreignKey: { target: 'dataset', name: 'dataset_pieces_dataset', onDelete: 'CASCADE' },
    },
    attempt: { ...PIECE, type: 'integer' },
    seq: { ...PIECE, type: 'integer' },
    content: { type: 'bytea' },
  },
});

const TRACE = { primary: true, primaryKeyConstraintName: 'dataset_traces_pkey' } as const;

export const datasetTraceEntity = new EntitySchema<{ datasetId: string; traceId: string }>({
  name: 'dataset_trace',
  tableName: 'dataset_traces',
  columns: {
    datasetId: {
      ...TRACE,
      type: 'uuid',
      name: 'dataset_id',
      foreignKey: { target: 'dataset', name: 'dataset_traces_dataset', onDelete: 'CASCADE' },
    },
    traceId: { ...TRACE, type: 'text', name: 'trace_id' },
  },
  indices: [{ name: 'dataset_traces_by_trace', columns: ['traceId'] }],
});
