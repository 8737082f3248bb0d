import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Files of training data stand here in pieces, because every process can read this database wherever it runs. Each
 * attempt to build one writes pieces of its own; those of the attempt that the row names are the file.
 */
export class CreateDatasets1796601600000 implements MigrationInterface {
  readonly name = 'CreateDatasets1796601600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE datasets (
        id uuid NOT NULL,
        project_id text NOT NULL,
        name text NOT NULL,
        filter jsonb NOT NULL,
        evaluator jsonb,
        recipe text NOT NULL,
        state text NOT NULL,
        attempt integer NOT NULL,
        rows integer,
        bytes integer,
        sha256 text,
        manifest jsonb,
        failure text,
        ended text,
        incident_number integer,
        remediation_id uuid,
        created_by text NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        CONSTRAINT datasets_pkey PRIMARY KEY (id),
        CONSTRAINT datasets_state CHECK (state IN ('waiting', 'building', 'ready', 'failed', 'expired')),
        CONSTRAINT datasets_ended CHECK ((state = 'expired') = (ended IS NOT NULL)),
        CONSTRAINT datasets_ready CHECK (state <> 'ready' OR (sha256 IS NOT NULL AND manifest IS NOT NULL)),
        CONSTRAINT datasets_project FOREIGN KEY (project_id) REFERENCES projects (id)
      )`);
    await runner.query(`CREATE INDEX datasets_by_project ON datasets (project_id, created_at, id)`);
    await runner.query(`
      CREATE UNIQUE INDEX datasets_one_a_remediation ON datasets (project_id, remediation_id)
      WHERE remediation_id IS NOT NULL`);
    await runner.query(`
      CREATE TABLE dataset_pieces (
        dataset_id uuid NOT NULL,
        attempt integer NOT NULL,
        seq integer NOT NULL,
        content bytea NOT NULL,
        CONSTRAINT dataset_pieces_pkey PRIMARY KEY (dataset_id, attempt, seq),
        CONSTRAINT dataset_pieces_dataset FOREIGN KEY (dataset_id) REFERENCES datasets (id) ON DELETE CASCADE
      )`);
    await runner.query(`
      CREATE TABLE dataset_traces (
        dataset_id uuid NOT NULL,
        trace_id text NOT NULL,
        CONSTRAINT dataset_traces_pkey PRIMARY KEY (dataset_id, trace_id),
        CONSTRAINT dataset_traces_dataset FOREIGN KEY (dataset_id) REFERENCES datasets (id) ON DELETE CASCADE
      )`);
    await runner.query(`CREATE INDEX dataset_traces_by_trace ON dataset_traces (trace_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE dataset_traces, dataset_pieces, datasets`);
  }
}
