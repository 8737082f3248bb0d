import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * An incident has streams, each with its own evidence; that one of a kind is open for each stream is what the streams'
 * unique index says from here on. Alarms tell what they were of, because what belongs together follows from all of them.
 */
export class GrowIncidents1796515200000 implements MigrationInterface {
  readonly name = 'GrowIncidents1796515200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE incidents
        ADD COLUMN severity text NOT NULL DEFAULT 'warning',
        ADD COLUMN snoozed_until timestamptz,
        ADD COLUMN snoozed_by text,
        ADD COLUMN snoozed_by_name text,
        ADD COLUMN merged_into integer,
        ADD CONSTRAINT incidents_severity CHECK (severity IN ('info', 'warning', 'critical')),
        ADD CONSTRAINT incidents_merged CHECK ((resolution IS NOT DISTINCT FROM 'merged') = (merged_into IS NOT NULL))`);
    await runner.query(`ALTER TABLE incidents ALTER COLUMN severity DROP DEFAULT`);
    await createStreams(runner);
    await growAlarms(runner);
    await runner.query(`DROP INDEX incidents_one_open`);
    await runner.query(`ALTER TABLE incidents DROP COLUMN evidence`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE incidents ADD COLUMN evidence jsonb`);
    await runner.query(`
      UPDATE incidents SET evidence = s.evidence FROM incident_streams s
      WHERE s.project_id = incidents.project_id AND s.number = incidents.number AND s.seq = 1`);
    await runner.query(`ALTER TABLE incidents ALTER COLUMN evidence SET NOT NULL`);
    await runner.query(`
      ALTER TABLE incidents DROP COLUMN severity, DROP COLUMN snoozed_until, DROP COLUMN snoozed_by,
        DROP COLUMN snoozed_by_name, DROP COLUMN merged_into`);
    await runner.query(`
      CREATE UNIQUE INDEX incidents_one_open ON incidents (project_id, kind, stream) WHERE state = 'open'`);
    await runner.query(`
      ALTER TABLE incident_alarms DROP COLUMN kind, DROP COLUMN stream, DROP COLUMN encoder, DROP COLUMN since,
        DROP COLUMN at, DROP COLUMN causes`);
    await runner.query(`DROP TABLE incident_streams`);
  }
}

async function createStreams(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE incident_streams (
      project_id text NOT NULL,
      number integer NOT NULL,
      seq integer NOT NULL,
      kind text NOT NULL,
      stream text NOT NULL,
      encoder text,
      since timestamptz,
      added_at timestamptz NOT NULL,
      cause text NOT NULL,
      new_share jsonb,
      is_open boolean NOT NULL,
      evidence jsonb NOT NULL,
      CONSTRAINT incident_streams_pkey PRIMARY KEY (project_id, number, seq),
      CONSTRAINT incident_streams_incident FOREIGN KEY (project_id, number)
        REFERENCES incidents (project_id, number)
    )`);
  await runner.query(`
    INSERT INTO incident_streams
    SELECT project_id, number, 1, kind, stream, encoder, since, opened_at, cause, new_share, state = 'open', evidence
    FROM incidents`);
  await runner.query(`
    CREATE UNIQUE INDEX incident_streams_one_open ON incident_streams (project_id, kind, stream) WHERE is_open`);
}

async function growAlarms(runner: QueryRunner): Promise<void> {
  await runner.query(`
    ALTER TABLE incident_alarms ADD COLUMN kind text, ADD COLUMN stream text, ADD COLUMN encoder text,
      ADD COLUMN since timestamptz, ADD COLUMN at timestamptz, ADD COLUMN causes jsonb`);
  await runner.query(`
    UPDATE incident_alarms SET kind = i.kind, stream = i.stream, encoder = i.encoder,
      since = coalesce(i.since, i.opened_at), at = i.opened_at,
      causes = CASE WHEN i.cause = 'unknown' THEN '[]'::jsonb ELSE jsonb_build_array(i.cause) END
    FROM incidents i
    WHERE i.project_id = incident_alarms.project_id AND i.number = incident_alarms.number`);
  await runner.query(`
    ALTER TABLE incident_alarms ALTER COLUMN kind SET NOT NULL, ALTER COLUMN stream SET NOT NULL,
      ALTER COLUMN since SET NOT NULL, ALTER COLUMN at SET NOT NULL, ALTER COLUMN causes SET NOT NULL`);
  await runner.query(`CREATE INDEX incident_alarms_by_incident ON incident_alarms (project_id, number)`);
}
