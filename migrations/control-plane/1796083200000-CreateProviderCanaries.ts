import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** One answer for each prompt and slot of the schedule, whichever monitor asked: that is its identity. */
export class CreateProviderCanaries1796083200000 implements MigrationInterface {
  readonly name = 'CreateProviderCanaries1796083200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE provider_canary_answers (
        project_id text NOT NULL,
        prompt_set text NOT NULL,
        slot timestamptz NOT NULL,
        prompt integer NOT NULL,
        answered_at timestamptz NOT NULL,
        model_answered text,
        finish_reason text,
        length integer,
        text_hash text,
        text text,
        failure text,
        CONSTRAINT provider_canary_answers_pkey PRIMARY KEY (project_id, prompt_set, slot, prompt),
        CONSTRAINT provider_canary_answers_failed CHECK ((failure IS NULL) = (text_hash IS NOT NULL)),
        CONSTRAINT provider_canary_answers_project FOREIGN KEY (project_id) REFERENCES projects (id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE provider_canary_answers`);
  }
}
