import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Whom an erasure is about stands here as a salted hash only; the id itself is never in this database. */
export class CreateErasures1795651200000 implements MigrationInterface {
  readonly name = 'CreateErasures1795651200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE erasure_salts (
        project_id text NOT NULL,
        salt text NOT NULL,
        CONSTRAINT erasure_salts_pkey PRIMARY KEY (project_id),
        CONSTRAINT erasure_salts_project FOREIGN KEY (project_id) REFERENCES projects (id)
      )`);
    await runner.query(`
      CREATE TABLE erasures (
        id uuid NOT NULL,
        project_id text NOT NULL,
        kind text NOT NULL,
        subject text NOT NULL,
        receipt_subject text NOT NULL,
        receipt_salt text NOT NULL,
        reason text,
        state text NOT NULL,
        steps jsonb NOT NULL,
        failure text,
        receipt jsonb,
        created_by text NOT NULL,
        created_at timestamptz NOT NULL,
        erased_at timestamptz,
        log_gone_at timestamptz,
        CONSTRAINT erasures_pkey PRIMARY KEY (id),
        CONSTRAINT erasures_kind CHECK (kind IN ('actor', 'session', 'trace')),
        CONSTRAINT erasures_state CHECK (state IN ('waiting', 'running', 'done', 'failed')),
        CONSTRAINT erasures_subject_sha256 CHECK (subject ~ '^[0-9a-f]{64}$'),
        CONSTRAINT erasures_receipt CHECK ((state = 'done') = (receipt IS NOT NULL)),
        CONSTRAINT erasures_project FOREIGN KEY (project_id) REFERENCES projects (id)
      )`);
    await runner.query(`CREATE INDEX erasures_by_project ON erasures (project_id, created_at, id)`);
    await runner.query(`
      CREATE UNIQUE INDEX erasures_one_under_way ON erasures (project_id, kind, subject)
      WHERE state IN ('waiting', 'running')`);
    await runner.query(`
      CREATE TABLE receipt_keys (
        id text NOT NULL,
        private_key text NOT NULL,
        public_key text NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT receipt_keys_pkey PRIMARY KEY (id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE receipt_keys, erasures, erasure_salts`);
  }
}
