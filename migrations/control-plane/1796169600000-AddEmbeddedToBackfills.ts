import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** History is embedded before it is scored, and drift does not wait for its scores: back-fills tell how far they are. */
export class AddEmbeddedToBackfills1796169600000 implements MigrationInterface {
  readonly name = 'AddEmbeddedToBackfills1796169600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE backfills ADD COLUMN embedded boolean NOT NULL DEFAULT false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE backfills DROP COLUMN embedded`);
  }
}
