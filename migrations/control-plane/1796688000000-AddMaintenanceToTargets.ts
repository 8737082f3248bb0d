import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Targets have times in which nothing is asked of them. */
export class AddMaintenanceToTargets1796688000000 implements MigrationInterface {
  readonly name = 'AddMaintenanceToTargets1796688000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE targets ADD COLUMN maintenance jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(`ALTER TABLE targets ALTER COLUMN maintenance DROP DEFAULT`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE targets DROP COLUMN maintenance`);
  }
}
