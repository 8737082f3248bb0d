import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * One row for each window of each version of a monitor: whichever process judges it first, its word holds. What is to be
 * told of it is written with it, and marked once it was.
 */
export class CreateMonitors1796428800000 implements MigrationInterface {
  readonly name = 'CreateMonitors1796428800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE monitors (
        project_id text NOT NULL,
        id text NOT NULL,
        name text NOT NULL,
        version integer NOT NULL,
        definition jsonb NOT NULL,
        enabled boolean NOT NULL,
        enabled_at timestamptz,
        tested_version integer,
        tested_at timestamptz,
        muted_until timestamptz,
        created_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL,
        removed_at timestamptz,
        CONSTRAINT monitors_pkey PRIMARY KEY (project_id, id),
        CONSTRAINT monitors_project FOREIGN KEY (project_id) REFERENCES projects (id)
      )`);
    await runner.query(`
      CREATE TABLE monitor_versions (
        project_id text NOT NULL,
        monitor_id text NOT NULL,
        version integer NOT NULL,
        name text NOT NULL,
        definition jsonb NOT NULL,
        at timestamptz NOT NULL,
        by_id text,
        by_name text,
        CONSTRAINT monitor_versions_pkey PRIMARY KEY (project_id, monitor_id, version),
        CONSTRAINT monitor_versions_project FOREIGN KEY (project_id) REFERENCES projects (id)
      )`);
    await runner.query(`
      CREATE TABLE monitor_observations (
        project_id text NOT NULL,
        monitor_id text NOT NULL,
        version integer NOT NULL,
        window_start timestamptz NOT NULL,
        measured text NOT NULL,
        observation jsonb NOT NULL,
        decision jsonb NOT NULL,
        tell text,
        judged_at timestamptz NOT NULL,
        told_at timestamptz,
        CONSTRAINT monitor_observations_pkey PRIMARY KEY (project_id, monitor_id, version, window_start),
        CONSTRAINT monitor_observations_tell CHECK (tell IN ('opened', 'retold', 'recovered')),
        CONSTRAINT monitor_observations_project FOREIGN KEY (project_id) REFERENCES projects (id)
      )`);
    await runner.query(`
      CREATE INDEX monitor_observations_untold ON monitor_observations (project_id, window_start)
      WHERE tell IS NOT NULL AND told_at IS NULL`);
    await runner.query(`
      CREATE INDEX monitor_observations_measured ON monitor_observations (project_id, monitor_id, measured, window_start)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE monitor_observations, monitor_versions, monitors`);
  }
}
