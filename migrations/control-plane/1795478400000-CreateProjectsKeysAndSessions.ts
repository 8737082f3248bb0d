import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Keys and tokens are there as SHA-256 hashes only. Times are written by the application, so that one clock
 * decides on creation and expiry.
 */
export class CreateProjectsKeysAndSessions1795478400000 implements MigrationInterface {
  readonly name = 'CreateProjectsKeysAndSessions1795478400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE projects (
        id text NOT NULL,
        name text NOT NULL,
        time_zone text NOT NULL,
        currency text NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT projects_pkey PRIMARY KEY (id),
        CONSTRAINT projects_id_slug CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,62}$')
      )`);
    await runner.query(`
      CREATE TABLE api_keys (
        id uuid NOT NULL,
        project_id text NOT NULL,
        name text NOT NULL,
        hash text NOT NULL,
        prefix text NOT NULL,
        last4 text NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz,
        revoked_at timestamptz,
        CONSTRAINT api_keys_pkey PRIMARY KEY (id),
        CONSTRAINT api_keys_hash_unique UNIQUE (hash),
        CONSTRAINT api_keys_hash_sha256 CHECK (hash ~ '^[0-9a-f]{64}$'),
        CONSTRAINT api_keys_project FOREIGN KEY (project_id) REFERENCES projects (id)
      )`);
    await runner.query(`CREATE INDEX api_keys_by_project ON api_keys (project_id, created_at)`);
    await runner.query(`
      CREATE TABLE settings (
        project_id text NOT NULL,
        name text NOT NULL,
        value jsonb NOT NULL,
        updated_at timestamptz NOT NULL,
        CONSTRAINT settings_pkey PRIMARY KEY (project_id, name),
        CONSTRAINT settings_project FOREIGN KEY (project_id) REFERENCES projects (id)
      )`);
    await runner.query(`
      CREATE TABLE login_tokens (
        hash text NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        CONSTRAINT login_tokens_pkey PRIMARY KEY (hash),
        CONSTRAINT login_tokens_hash_sha256 CHECK (hash ~ '^[0-9a-f]{64}$')
      )`);
    await runner.query(`CREATE INDEX login_tokens_by_expiry ON login_tokens (expires_at)`);
    await runner.query(`
      CREATE TABLE sessions (
        hash text NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        CONSTRAINT sessions_pkey PRIMARY KEY (hash),
        CONSTRAINT sessions_hash_sha256 CHECK (hash ~ '^[0-9a-f]{64}$')
      )`);
    await runner.query(`CREATE INDEX sessions_by_expiry ON sessions (expires_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE sessions, login_tokens, settings, api_keys, projects`);
  }
}
