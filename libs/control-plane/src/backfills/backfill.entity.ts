import { EntitySchema } from 'typeorm';

export interface BackfillRow {
  id: string;
  projectId: string;
  evaluator: string | null;
  from: Date;
  to: Date;
  state: string;
  traces: number;
  looked: number;
  scored: number;
  embedded: boolean;
  after: { trace_id: string; start_time: string } | null;
  failure: string | null;
  createdBy: string;
  createdAt: Date;
  finishedAt: Date | null;
}

export const backfillEntity = new EntitySchema<BackfillRow>({
  name: 'backfill',
  tableName: 'backfills',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'backfills_pkey' },
    projectId: {
      type: 'text',
      name: 'project_id',
      foreignKey: { target: 'project', name: 'backfills_project' },
    },
    evaluator: { type: 'text', nullable: true },
    from: { type: 'timestamptz', name: 'from_time' },
    to: { type: 'timestamptz', name: 'to_time' },
    state: { type: 'text' },
    traces: { type: 'integer' },
    looked: { type: 'integer' },
    scored: { type: 'integer' },
    embedded: { type: 'boolean', default: false },
    after: { type: 'jsonb', name: 'after_place', nullable: true },
    failure: { type: 'text', nullable: true },
    createdBy: { type: 'text', name: 'created_by' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    finishedAt: { type: 'timestamptz', name: 'finished_at', nullable: true },
  },
  indices: [{ name: 'backfills_by_project', columns: ['projectId', 'createdAt', 'id'] }],
});
