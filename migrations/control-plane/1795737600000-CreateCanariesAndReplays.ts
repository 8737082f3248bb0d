import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** One canary a minute, whichever monitor sends it: the minute is its identity. */
export class CreateCanariesAndReplays1795737600000 implements MigrationInterface {
  readonly name = 'CreateCanariesAndReplays1795737600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE canaries (
        minute timestamptz NOT NULL,
        sent_at timestamptz NOT NULL,
        stored_after_ms double precision,
        failure text,
        CONSTRAINT canaries_pkey PRIMARY KEY (minute)
      )`);
    await runner.query(`
      CREATE TABLE replays (
        id uuid NOT NULL,
        project_id text NOT NULL,
        reason text,
        letter_ids jsonb,
        total integer NOT NULL,
        not_replayable integer NOT NULL,
        state text NOT NULL,
        appended integer NOT NULL,
        after_id text NOT NULL,
        stored integer NOT NULL,
        failed_again integer NOT NULL,
        failure text,
        created_by text NOT NULL,
        created_at timestamptz NOT NULL,
        finished_at timestamptz,
        CONSTRAINT replays_pkey PRIMARY KEY (id),
        CONSTRAINT replays_project FOREIGN KEY (project_id) REFERENCES projects (id)
      )`);
    await runner.query(`CREATE INDEX replays_by_project ON replays (project_id, created_at, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE replays, canaries`);
  }
}
