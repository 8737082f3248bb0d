import { EntitySchema } from 'typeorm';

export interface ProviderCanaryAnswerRow {
  projectId: string;
  /** Of the address, the model and the prompts: answers to other ones are never compared with these. */
  promptSet: string;
  /** The time of the schedule that it was asked for. */
  slot: Date;
  prompt: number;
  answeredAt: Date;
  modelAnswered: string | null;
  finishReason: string | null;
  length: number | null;
  textHash: string | null;
  text: string | null;
  failure: string | null;
}

const KEY = { primary: true, primaryKeyConstraintName: 'provider_canary_answers_pkey' } as const;

export const providerCanaryAnswerEntity = new EntitySchema<ProviderCanaryAnswerRow>({
  name: 'provider_canary_answer',
  tableName: 'provider_canary_answers',
  columns: {
    projectId: {
      ...KEY,
      type: 'text',
      name: 'project_id',
      foreignKey: { target: 'project', name: 'provider_canary_answers_project' },
    },
    promptSet: { ...KEY, type: 'text', name: 'prompt_set' },
    slot: { ...KEY, type: 'timestamptz' },
    prompt: { ...KEY, type: 'integer' },
    answeredAt: { type: 'timestamptz', name: 'answered_at' },
    modelAnswered: { type: 'text', name: 'model_answered', nullable: true },
    finishReason: { type: 'text', name: 'finish_reason', nullable: true },
    length: { type: 'integer', nullable: true },
    textHash: { type: 'text', name: 'text_hash', nullable: true },
    text: { type: 'text', nullable: true },
    failure: { type: 'text', nullable: true },
  },
  checks: [
    { name: 'provider_canary_answers_failed', expression: `(failure IS NULL) = (text_hash IS NOT NULL)` },
  ],
});
