import { type EvaluatorActivity, type EvaluatorDescription } from '@almenara/contract';
import { EntitySchema } from 'typeorm';

export interface EvaluatorRow {
  name: string;
  version: string;
  description: EvaluatorDescription;
  registeredAt: Date;
  seenAt: Date;
}

export const evaluatorEntity = new EntitySchema<EvaluatorRow>({
  name: 'evaluator',
  tableName: 'evaluators',
  columns: {
    name: { type: 'text', primary: true, primaryKeyConstraintName: 'evaluators_pkey' },
    version: { type: 'text', primary: true, primaryKeyConstraintName: 'evaluators_pkey' },
    description: { type: 'jsonb' },
    registeredAt: { type: 'timestamptz', name: 'registered_at' },
    seenAt: { type: 'timestamptz', name: 'seen_at' },
  },
});

export interface EvaluatorProcessRow {
  id: string;
  seenAt: Date;
  activity: EvaluatorActivity;
}

export const evaluatorProcessEntity = new EntitySchema<EvaluatorProcessRow>({
  name: 'evaluator_process',
  tableName: 'evaluator_processes',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'evaluator_processes_pkey' },
    seenAt: { type: 'timestamptz', name: 'seen_at' },
    activity: { type: 'jsonb' },
  },
});
