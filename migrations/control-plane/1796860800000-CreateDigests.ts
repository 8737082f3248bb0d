import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A digest is written down once a target and day, by the key: two monitors, or one that ended, send no second one. */
export class CreateDigests1796860800000 implements MigrationInterface {
  readonly name = 'CreateDigests1796860800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE digests (
        target_id uuid NOT NULL,
        day text NOT NULL,
        at timestamptz NOT NULL,
        CONSTRAINT digests_pkey PRIMARY KEY (target_id, day),
        CONSTRAINT digests_target FOREIGN KEY (target_id) REFERENCES targets (id) ON DELETE CASCADE
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE digests`);
  }
}
