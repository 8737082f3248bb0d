import { EntitySchema } from 'typeorm';

export interface ReplayRow {
  id: string;
  projectId: string;
  reason: string | null;
  letterIds: string[] | null;
  total: number;
  notReplayable: number;
  state: string;
  appended: number;
  afterId: string;
  stored: number;
  failedAgain: number;
  failure: string | null;
  createdBy: string;
  createdAt: Date;
  finishedAt: Date | null;
}

export const replayEntity = new EntitySchema<ReplayRow>({
  name: 'replay',
  tableName: 'replays',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'replays_pkey' },
    projectId: {
      type: 'text',
      name: 'project_id',
      foreignKey: { target: 'project', name: 'replays_project' },
    },
    reason: { type: 'text', nullable: true },
    letterIds: { type: 'jsonb', name: 'letter_ids', nullable: true },
    total: { type: 'integer' },
    notReplayable: { type: 'integer', name: 'not_replayable' },
    state: { type: 'text' },
    appended: { type: 'integer' },
    afterId: { type: 'text', name: 'after_id' },
    stored: { type: 'integer' },
    failedAgain: { type: 'integer', name: 'failed_again' },
    failure: { type: 'text', nullable: true },
    createdBy: { type: 'text', name: 'created_by' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    finishedAt: { type: 'timestamptz', name: 'finished_at', nullable: true },
  },
  indices: [{ name: 'replays_by_project', columns: ['projectId', 'createdAt', 'id'] }],
});
