import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** One remediation of an incident is active at each target, by a unique index: two monitors cannot disagree. */
export class CreateRemediations1796342400000 implements MigrationInterface {
  readonly name = 'CreateRemediations1796342400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE remediations (
        id uuid NOT NULL,
        project_id text NOT NULL,
        incident_number integer NOT NULL,
        target_id uuid NOT NULL,
        target_name text NOT NULL,
        action text NOT NULL,
        state text NOT NULL,
        reason text NOT NULL,
        subjects text[] NOT NULL,
        attempt integer NOT NULL,
        wishes jsonb NOT NULL,
        skip_reason text,
        failure text,
        request jsonb,
        criterion jsonb,
        last_good jsonb,
        verdict jsonb,
        proposed_by_id text,
        proposed_by_name text,
        decided_by_id text,
        decided_by_name text,
        delivery_id text,
        token_hash text,
        progress double precision,
        progress_note text,
        artefacts jsonb NOT NULL,
        proposed_at timestamptz NOT NULL,
        decided_at timestamptz,
        deadline timestamptz NOT NULL,
        delivered_at timestamptz,
        started_at timestamptz,
        finished_at timestamptz,
        verify_until timestamptz,
        ended_at timestamptz,
        CONSTRAINT remediations_pkey PRIMARY KEY (id),
        CONSTRAINT remediations_ended CHECK ((ended_at IS NOT NULL) = (state IN ('rejected', 'expired', 'skipped',
          'failed', 'timed_out', 'cancelled', 'verified', 'not_fixed', 'inconclusive'))),
        CONSTRAINT remediations_incident FOREIGN KEY (project_id, incident_number)
          REFERENCES incidents (project_id, number)
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX remediations_one_active ON remediations (project_id, incident_number, target_id)
        WHERE ended_at IS NULL`);
    await runner.query(`
      CREATE INDEX remediations_by_project ON remediations (project_id, proposed_at, id)`);
    await runner.query(`CREATE INDEX remediations_by_target ON remediations (target_id, decided_at)`);
    await runner.query(`
      CREATE TABLE remediation_events (
        remediation_id uuid NOT NULL,
        seq integer NOT NULL,
        at timestamptz NOT NULL,
        event text NOT NULL,
        by_id text,
        by_name text,
        detail text,
        CONSTRAINT remediation_events_pkey PRIMARY KEY (remediation_id, seq),
        CONSTRAINT remediation_events_remediation FOREIGN KEY (remediation_id) REFERENCES remediations (id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE remediation_events, remediations`);
  }
}
