import { type MigrationInterface, type QueryRunner } from 'typeorm';

const ROLE = `IN ('viewer', 'labeller', 'engineer', 'approver', 'admin')`;

/**
 * People, their roles and invitations, rights of keys, and the log of every change. Keys that exist may send data and
 * nothing else, sessions that exist belong to the operator.
 */
export class CreateAccountsAndAuditLog1795564800000 implements MigrationInterface {
  readonly name = 'CreateAccountsAndAuditLog1795564800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE users (
        id uuid NOT NULL,
        email text NOT NULL,
        name text NOT NULL,
        password_hash text NOT NULL,
        created_at timestamptz NOT NULL,
        disabled_at timestamptz,
        CONSTRAINT users_pkey PRIMARY KEY (id),
        CONSTRAINT users_email_unique UNIQUE (email),
        CONSTRAINT users_email_lower CHECK (email = lower(email))
      )`);
    await runner.query(`
      CREATE TABLE members (
        project_id text NOT NULL,
        user_id uuid NOT NULL,
        role text NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT members_pkey PRIMARY KEY (project_id, user_id),
        CONSTRAINT members_role CHECK (role ${ROLE}),
        CONSTRAINT members_project FOREIGN KEY (project_id) REFERENCES projects (id),
        CONSTRAINT members_user FOREIGN KEY (user_id) REFERENCES users (id)
      )`);
    await runner.query(`CREATE INDEX members_by_user ON members (user_id)`);
    await runner.query(`
      CREATE TABLE invitations (
        id uuid NOT NULL,
        project_id text NOT NULL,
        email text NOT NULL,
        role text NOT NULL,
        token_hash text NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        accepted_at timestamptz,
        revoked_at timestamptz,
        invited_by text NOT NULL,
        invited_by_id uuid,
        CONSTRAINT invitations_pkey PRIMARY KEY (id),
        CONSTRAINT invitations_token_unique UNIQUE (token_hash),
        CONSTRAINT invitations_token_sha256 CHECK (token_hash ~ '^[0-9a-f]{64}$'),
        CONSTRAINT invitations_role CHECK (role ${ROLE}),
        CONSTRAINT invitations_project FOREIGN KEY (project_id) REFERENCES projects (id)
      )`);
    await runner.query(`CREATE INDEX invitations_by_project ON invitations (project_id, created_at)`);
    await this.extendSessionsAndKeys(runner);
    await runner.query(`
      CREATE TABLE login_attempts (
        subject text NOT NULL,
        failures integer NOT NULL,
        last_at timestamptz NOT NULL,
        blocked_until timestamptz NOT NULL,
        CONSTRAINT login_attempts_pkey PRIMARY KEY (subject),
        CONSTRAINT login_attempts_subject_sha256 CHECK (subject ~ '^[0-9a-f]{64}$')
      )`);
    await runner.query(`CREATE INDEX login_attempts_by_time ON login_attempts (last_at)`);
    await this.createAuditLog(runner);
  }

  private async extendSessionsAndKeys(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE sessions
        ADD COLUMN id uuid,
        ADD COLUMN user_id uuid,
        ADD COLUMN last_seen_at timestamptz,
        ADD CONSTRAINT sessions_user FOREIGN KEY (user_id) REFERENCES users (id)`);
    await runner.query(`UPDATE sessions SET id = gen_random_uuid(), last_seen_at = created_at`);
    await runner.query(`
      ALTER TABLE sessions
        ALTER COLUMN id SET NOT NULL,
        ALTER COLUMN last_seen_at SET NOT NULL,
        ADD CONSTRAINT sessions_id_unique UNIQUE (id)`);
    await runner.query(`CREATE INDEX sessions_by_user ON sessions (user_id)`);
    await runner.query(`
      ALTER TABLE login_tokens
        ADD COLUMN user_id uuid,
        ADD CONSTRAINT login_tokens_user FOREIGN KEY (user_id) REFERENCES users (id)`);
    await runner.query(`ALTER TABLE api_keys ADD COLUMN ingest boolean, ADD COLUMN role text`);
    await runner.query(`UPDATE api_keys SET ingest = true`);
    await runner.query(`
      ALTER TABLE api_keys
        ALTER COLUMN ingest SET NOT NULL,
        ADD CONSTRAINT api_keys_role CHECK (role ${ROLE})`);
  }

  /** A chain is a project's id, or empty for changes that belong to no project. */
  private async createAuditLog(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_log (
        chain text NOT NULL,
        seq integer NOT NULL,
        at timestamptz NOT NULL,
        actor_kind text NOT NULL,
        actor_id uuid,
        actor_name text NOT NULL,
        action text NOT NULL,
        target text,
        before jsonb,
        after jsonb,
        hash text NOT NULL,
        CONSTRAINT audit_log_pkey PRIMARY KEY (chain, seq)
      )`);
    await runner.query(`
      CREATE TABLE audit_heads (
        chain text NOT NULL,
        seq integer NOT NULL,
        hash text NOT NULL,
        CONSTRAINT audit_heads_pkey PRIMARY KEY (chain)
      )`);
    await runner.query(`
      CREATE FUNCTION refuse_change_of_audit_log() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'the audit log is append-only';
      END $$`);
    await runner.query(`
      CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit_log()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE audit_log, audit_heads, login_attempts, invitations, members`);
    await runner.query(`DROP FUNCTION refuse_change_of_audit_log`);
    await runner.query(`ALTER TABLE api_keys DROP COLUMN ingest, DROP COLUMN role`);
    await runner.query(`
      ALTER TABLE sessions DROP COLUMN id, DROP COLUMN user_id, DROP COLUMN last_seen_at`);
    await runner.query(`ALTER TABLE login_tokens DROP COLUMN user_id`);
    await runner.query(`DROP TABLE users`);
  }
}
