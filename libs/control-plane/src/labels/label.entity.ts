import { EntitySchema } from 'typeorm';
import type { LabelledSentence, LabelStrategy, PickStrategy } from './label.js';

export interface LabelRow {
  id: string;
  projectId: string;
  question: string;
  traceId: string;
  spanId: string;
  verdict: string;
  sentences: LabelledSentence[];
  note: string | null;
  rater: string;
  raterName: string;
  strategy: LabelStrategy;
  probability: number | null;
  answerAt: Date;
  answeredAt: Date;
  revokedAt: Date | null;
}

const PROBABILITY = `(probability IS NOT NULL) = (strategy = 'uniform')`;

export const labelEntity = new EntitySchema<LabelRow>({
  name: 'label',
  tableName: 'labels',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'labels_pkey' },
    projectId: {
      type: 'text',
      name: 'project_id',
      foreignKey: { target: 'project', name: 'labels_project' },
    },
    question: { type: 'text' },
    traceId: { type: 'text', name: 'trace_id' },
    spanId: { type: 'text', name: 'span_id' },
    verdict: { type: 'text' },
    sentences: { type: 'jsonb' },
    note: { type: 'text', nullable: true },
    rater: { type: 'text' },
    raterName: { type: 'text', name: 'rater_name' },
    strategy: { type: 'text' },
    probability: { type: 'double precision', nullable: true },
    answerAt: { type: 'timestamptz', name: 'answer_at' },
    answeredAt: { type: 'timestamptz', name: 'answered_at' },
    revokedAt: { type: 'timestamptz', name: 'revoked_at', nullable: true },
  },
  indices: [
    {
      name: 'labels_one_live',
      columns: ['projectId', 'question', 'traceId', 'spanId', 'rater'],
      unique: true,
      where: 'revoked_at IS NULL',
    },
    { name: 'labels_by_project', columns: ['projectId', 'answeredAt', 'id'] },
    { name: 'labels_by_trace', columns: ['projectId', 'traceId'] },
  ],
  checks: [
    { name: 'labels_strategy', expression: `strategy IN ('uniform', 'targeted', 'chosen')` },
    { name: 'labels_probability', expression: PROBABILITY },
  ],
});

export interface LabelPickRow {
  id: string;
  projectId: string;
  question: string;
  traceId: string;
  spanId: string;
  strategy: PickStrategy;
  probability: number | null;
  secondOpinion: boolean;
  place: number;
  answerAt: Date;
  drawnAt: Date;
  /** Its text is no longer there, so nobody can judge it. */
  dropped: boolean;
}

export const labelPickEntity = new EntitySchema<LabelPickRow>({
  name: 'label_pick',
  tableName: 'label_picks',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'label_picks_pkey' },
    projectId: {
      type: 'text',
      name: 'project_id',
      foreignKey: { target: 'project', name: 'label_picks_project' },
    },
    question: { type: 'text' },
    traceId: { type: 'text', name: 'trace_id' },
    spanId: { type: 'text', name: 'span_id' },
    strategy: { type: 'text' },
    probability: { type: 'double precision', nullable: true },
    secondOpinion: { type: 'boolean', name: 'second_opinion' },
    place: { type: 'integer' },
    answerAt: { type: 'timestamptz', name: 'answer_at' },
    drawnAt: { type: 'timestamptz', name: 'drawn_at' },
    dropped: { type: 'boolean' },
  },
  indices: [
    {
      name: 'label_picks_once',
      columns: ['projectId', 'question', 'traceId', 'spanId', 'strategy'],
      unique: true,
    },
  ],
  checks: [
    { name: 'label_picks_strategy', expression: `strategy IN ('uniform', 'targeted')` },
    { name: 'label_picks_probability', expression: PROBABILITY },
  ],
});

export interface LabelTurnRow {
  pickId: string;
  rater: string;
  state: 'open' | 'answered' | 'skipped';
  until: Date;
}

/** Who has which pick before them, and until when it is theirs alone. */
export const labelTurnEntity = new EntitySchema<LabelTurnRow>({
  name: 'label_turn',
  tableName: 'label_turns',
  columns: {
    pickId: {
      type: 'uuid',
      name: 'pick_id',
      primary: true,
      primaryKeyConstraintName: 'label_turns_pkey',
      foreignKey: { target: 'label_pick', name: 'label_turns_pick', onDelete: 'CASCADE' },
    },
    rater: { type: 'text', primary: true, primaryKeyConstraintName: 'label_turns_pkey' },
    state: { type: 'text' },
    until: { type: 'timestamptz' },
  },
  checks: [{ name: 'label_turns_state', expression: `state IN ('open', 'answered', 'skipped')` }],
});
