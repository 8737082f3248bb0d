import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Targets say what they retrain, so that no job is judged by what it made. */
export class AddRetrainsToTargets1796774400000 implements MigrationInterface {
  readonly name = 'AddRetrainsToTargets1796774400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE targets ADD COLUMN retrains text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE targets DROP COLUMN retrains`);
  }
}
