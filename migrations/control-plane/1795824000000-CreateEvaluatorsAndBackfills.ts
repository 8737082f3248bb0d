import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Evaluators as the processes that run them tell of them; what each process did; and history that is to be scored. */
export class CreateEvaluatorsAndBackfills1795824000000 implements MigrationInterface {
  readonly name = 'CreateEvaluatorsAndBackfills1795824000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE evaluators (
        name text NOT NULL,
        version text NOT NULL,
        description jsonb NOT NULL,
        registered_at timestamptz NOT NULL,
        seen_at timestamptz NOT NULL,
        CONSTRAINT evaluators_pkey PRIMARY KEY (name, version)
      )`);
    await runner.query(`
      CREATE TABLE evaluator_processes (
        id uuid NOT NULL,
        seen_at timestamptz NOT NULL,
        activity jsonb NOT NULL,
        CONSTRAINT evaluator_processes_pkey PRIMARY KEY (id)
      )`);
    await runner.query(`
      CREATE TABLE backfills (
        id uuid NOT NULL,
        project_id text NOT NULL,
        evaluator text,
        from_time timestamptz NOT NULL,
        to_time timestamptz NOT NULL,
        state text NOT NULL,
        traces integer NOT NULL,
        looked integer NOT NULL,
        scored integer NOT NULL,
        after_place jsonb,
        failure text,
        created_by text NOT NULL,
        created_at timestamptz NOT NULL,
        finished_at timestamptz,
        CONSTRAINT backfills_pkey PRIMARY KEY (id),
        CONSTRAINT backfills_project FOREIGN KEY (project_id) REFERENCES projects (id)
      )`);
    await runner.query(`CREATE INDEX backfills_by_project ON backfills (project_id, created_at, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE backfills, evaluator_processes, evaluators`);
  }
}
