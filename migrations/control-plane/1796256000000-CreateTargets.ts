import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Webhooks become targets of the kind `webhook` that tell incidents, under the same ids and secrets; what waits to be
 * delivered goes on waiting.
 */
export class CreateTargets1796256000000 implements MigrationInterface {
  readonly name = 'CreateTargets1796256000000';

  async up(runner: QueryRunner): Promise<void> {
    await createTargets(runner);
    await moveWebhooks(runner);
    await growDeliveries(runner);
  }

  /** Of targets those that are webhooks stay, without their rules and their log. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE webhooks (
        id uuid NOT NULL,
        project_id text NOT NULL,
        url text NOT NULL,
        enabled boolean NOT NULL,
        secret_hint text NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT webhooks_pkey PRIMARY KEY (id),
        CONSTRAINT webhooks_project FOREIGN KEY (project_id) REFERENCES projects (id)
      )`);
    await runner.query(`CREATE INDEX webhooks_by_project ON webhooks (project_id, created_at, id)`);
    await runner.query(`
      INSERT INTO webhooks (id, project_id, url, enabled, secret_hint, created_at)
      SELECT id, project_id, config ->> 'url', paused_at IS NULL, secret_hint, created_at
      FROM targets WHERE kind = 'webhook'`);
    await runner.query(`DELETE FROM project_secrets WHERE name LIKE 'target:%:previous'`);
    await runner.query(`
      UPDATE project_secrets SET name = 'webhook.' || substring(name FROM 8)
      WHERE name LIKE 'target:%' AND substring(name FROM 8) IN (SELECT id::text FROM webhooks)`);
    await runner.query(`DELETE FROM project_secrets WHERE name LIKE 'target:%'`);
    await runner.query(`DROP TABLE delivery_attempts, deliveries, targets`);
    await createWebhookDeliveries(runner);
  }
}

async function createTargets(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE targets (
      id uuid NOT NULL,
      project_id text NOT NULL,
      name text NOT NULL,
      kind text NOT NULL,
      config jsonb NOT NULL,
      tells_incidents boolean NOT NULL,
      actions text[] NOT NULL,
      mode text NOT NULL,
      cooldown_hours integer NOT NULL,
      monthly_budget integer,
      idempotent boolean NOT NULL,
      approver_not_proposer boolean NOT NULL,
      send_examples boolean NOT NULL,
      secret_hint text NOT NULL,
      previous_secret_until timestamptz,
      failures_in_row integer NOT NULL,
      paused_at timestamptz,
      paused_reason text,
      created_at timestamptz NOT NULL,
      CONSTRAINT targets_pkey PRIMARY KEY (id),
      CONSTRAINT targets_mode CHECK (mode IN ('propose', 'dry_run', 'approve', 'automatic')),
      CONSTRAINT targets_paused CHECK ((paused_at IS NULL) = (paused_reason IS NULL)),
      CONSTRAINT targets_project FOREIGN KEY (project_id) REFERENCES projects (id)
    )`);
  await runner.query(`CREATE INDEX targets_by_project ON targets (project_id, created_at, id)`);
}

async function moveWebhooks(runner: QueryRunner): Promise<void> {
  await runner.query(`
    INSERT INTO targets (id, project_id, name, kind, config, tells_incidents, actions, mode, cooldown_hours,
      idempotent, approver_not_proposer, send_examples, secret_hint, failures_in_row, paused_at, paused_reason,
      created_at)
    SELECT id, project_id, coalesce(substring(url FROM '^[a-z]+://([^/?#]+)'), url), 'webhook',
      jsonb_build_object('url', url), true, '{}', 'propose', 24, true, false, false, secret_hint, 0,
      CASE WHEN NOT enabled THEN now() END, CASE WHEN NOT enabled THEN 'gone' END, created_at
    FROM webhooks`);
  await runner.query(`
    UPDATE project_secrets SET name = 'target:' || substring(name FROM 9) WHERE name LIKE 'webhook.%'`);
}

async function growDeliveries(runner: QueryRunner): Promise<void> {
  const alter = (change: string) => runner.query(`ALTER TABLE webhook_deliveries ${change}`);
  await alter('DROP CONSTRAINT webhook_deliveries_webhook');
  await alter('DROP CONSTRAINT webhook_deliveries_state');
  await alter('RENAME CONSTRAINT webhook_deliveries_pkey TO deliveries_pkey');
  await alter('RENAME COLUMN webhook_id TO target_id');
  await alter('ALTER COLUMN incident_number DROP NOT NULL');
  await alter(`
    ADD COLUMN remediation_id uuid,
    ADD COLUMN tries integer NOT NULL DEFAULT 0,
    ADD COLUMN in_flight boolean NOT NULL DEFAULT false,
    ADD COLUMN retrying_since timestamptz,
    ADD COLUMN failure text,
    ADD COLUMN replay_of text,
    ADD COLUMN replay_reason text`);
  await runner.query(`UPDATE webhook_deliveries SET tries = attempts, retrying_since = created_at`);
  await alter('ALTER COLUMN retrying_since SET NOT NULL');
  await alter('ALTER COLUMN tries DROP DEFAULT');
  await alter('ALTER COLUMN in_flight DROP DEFAULT');
  await alter('RENAME TO deliveries');
  await runner.query(`
    ALTER TABLE deliveries
      ADD CONSTRAINT deliveries_state CHECK (state IN ('waiting', 'delivered', 'failed', 'unknown', 'cancelled')),
      ADD CONSTRAINT deliveries_target FOREIGN KEY (target_id) REFERENCES targets (id) ON DELETE CASCADE`);
  await runner.query(`ALTER INDEX webhook_deliveries_waiting RENAME TO deliveries_waiting`);
  await runner.query(`DROP INDEX webhook_deliveries_by_webhook`);
  await runner.query(`CREATE INDEX deliveries_by_target ON deliveries (target_id, created_at, id)`);
  await runner.query(`CREATE INDEX deliveries_by_project ON deliveries (project_id, created_at, id)`);
  await runner.query(`DROP TABLE webhooks`);
  await runner.query(`
    ALTER TABLE webhook_attempts
      ADD COLUMN failure_class text, ADD COLUMN latency_ms integer, ADD COLUMN request_headers jsonb,
      ADD COLUMN body_digest text`);
  await runner.query(
    `ALTER TABLE webhook_attempts RENAME CONSTRAINT webhook_attempts_pkey TO delivery_attempts_pkey`,
  );
  await runner.query(
    `ALTER TABLE webhook_attempts RENAME CONSTRAINT webhook_attempts_delivery TO delivery_attempts_delivery`,
  );
  await runner.query(`ALTER TABLE webhook_attempts RENAME TO delivery_attempts`);
}

async function createWebhookDeliveries(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE webhook_deliveries (
      id text NOT NULL,
      project_id text NOT NULL,
      webhook_id uuid NOT NULL,
      incident_number integer NOT NULL,
      event text NOT NULL,
      data jsonb NOT NULL,
      state text NOT NULL,
      attempts integer NOT NULL,
      created_at timestamptz NOT NULL,
      next_attempt_at timestamptz NOT NULL,
      finished_at timestamptz,
      status integer,
      CONSTRAINT webhook_deliveries_pkey PRIMARY KEY (id),
      CONSTRAINT webhook_deliveries_state CHECK (state IN ('waiting', 'delivered', 'failed')),
      CONSTRAINT webhook_deliveries_webhook FOREIGN KEY (webhook_id) REFERENCES webhooks (id) ON DELETE CASCADE
    )`);
  await runner.query(`
    CREATE INDEX webhook_deliveries_waiting ON webhook_deliveries (next_attempt_at) WHERE state = 'waiting'`);
  await runner.query(`
    CREATE INDEX webhook_deliveries_by_webhook ON webhook_deliveries (webhook_id, created_at)`);
  await runner.query(`
    CREATE TABLE webhook_attempts (
      delivery_id text NOT NULL,
      attempt integer NOT NULL,
      at timestamptz NOT NULL,
      status integer,
      failure text,
      excerpt text NOT NULL,
      CONSTRAINT webhook_attempts_pkey PRIMARY KEY (delivery_id, attempt),
      CONSTRAINT webhook_attempts_delivery FOREIGN KEY (delivery_id) REFERENCES webhook_deliveries (id)
        ON DELETE CASCADE
    )`);
}
