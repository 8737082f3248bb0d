import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * An alarm belongs to one incident, and one incident of a kind is open for each stream: both by unique indexes, so that
 * two monitors cannot disagree. Whom to tell is written in the same transaction as what happened.
 */
export class CreateIncidents1795996800000 implements MigrationInterface {
  readonly name = 'CreateIncidents1795996800000';

  async up(runner: QueryRunner): Promise<void> {
    await createIncidents(runner);
    await createWebhooks(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE webhook_attempts, webhook_deliveries, webhooks, project_secrets`);
    await runner.query(`DROP TABLE incident_events, incident_alarms, incidents`);
  }
}

async function createIncidents(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE incidents (
      project_id text NOT NULL,
      number integer NOT NULL,
      kind text NOT NULL,
      state text NOT NULL,
      resolution text,
      stream text NOT NULL,
      encoder text,
      since timestamptz,
      opened_at timestamptz NOT NULL,
      closed_at timestamptz,
      acknowledged_at timestamptz,
      acknowledged_by text,
      acknowledged_by_name text,
      cause text NOT NULL,
      new_share jsonb,
      evidence jsonb NOT NULL,
      CONSTRAINT incidents_pkey PRIMARY KEY (project_id, number),
      CONSTRAINT incidents_state CHECK (state IN ('open', 'closed')),
      CONSTRAINT incidents_closed CHECK (
        (state = 'closed') = (resolution IS NOT NULL) AND (state = 'closed') = (closed_at IS NOT NULL)),
      CONSTRAINT incidents_project FOREIGN KEY (project_id) REFERENCES projects (id)
    )`);
  await runner.query(`
    CREATE UNIQUE INDEX incidents_one_open ON incidents (project_id, kind, stream) WHERE state = 'open'`);
  await runner.query(`
    CREATE TABLE incident_alarms (
      project_id text NOT NULL,
      dedupe_key text NOT NULL,
      number integer NOT NULL,
      CONSTRAINT incident_alarms_pkey PRIMARY KEY (project_id, dedupe_key),
      CONSTRAINT incident_alarms_incident FOREIGN KEY (project_id, number)
        REFERENCES incidents (project_id, number)
    )`);
  await runner.query(`
    CREATE TABLE incident_events (
      project_id text NOT NULL,
      number integer NOT NULL,
      seq integer NOT NULL,
      at timestamptz NOT NULL,
      event text NOT NULL,
      by_id text,
      by_name text,
      note text,
      CONSTRAINT incident_events_pkey PRIMARY KEY (project_id, number, seq),
      CONSTRAINT incident_events_incident FOREIGN KEY (project_id, number)
        REFERENCES incidents (project_id, number)
    )`);
}

async function createWebhooks(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE project_secrets (
      project_id text NOT NULL,
      name text NOT NULL,
      value text NOT NULL,
      updated_at timestamptz NOT NULL,
      CONSTRAINT project_secrets_pkey PRIMARY KEY (project_id, name),
      CONSTRAINT project_secrets_project FOREIGN KEY (project_id) REFERENCES projects (id)
    )`);
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
