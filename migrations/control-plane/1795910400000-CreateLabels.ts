import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A rater may change a judgement: the old label stays, revoked, and one of each rater and answer counts. */
export class CreateLabels1795910400000 implements MigrationInterface {
  readonly name = 'CreateLabels1795910400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE labels (
        id uuid NOT NULL,
        project_id text NOT NULL,
        question text NOT NULL,
        trace_id text NOT NULL,
        span_id text NOT NULL,
        verdict text NOT NULL,
        sentences jsonb NOT NULL,
        note text,
        rater text NOT NULL,
        rater_name text NOT NULL,
        strategy text NOT NULL,
        probability double precision,
        answer_at timestamptz NOT NULL,
        answered_at timestamptz NOT NULL,
        revoked_at timestamptz,
        CONSTRAINT labels_pkey PRIMARY KEY (id),
        CONSTRAINT labels_strategy CHECK (strategy IN ('uniform', 'targeted', 'chosen')),
        CONSTRAINT labels_probability CHECK ((probability IS NOT NULL) = (strategy = 'uniform')),
        CONSTRAINT labels_project FOREIGN KEY (project_id) REFERENCES projects (id)
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX labels_one_live ON labels (project_id, question, trace_id, span_id, rater)
      WHERE revoked_at IS NULL`);
    await runner.query(`CREATE INDEX labels_by_project ON labels (project_id, answered_at, id)`);
    await runner.query(`CREATE INDEX labels_by_trace ON labels (project_id, trace_id)`);
    await runner.query(`
      CREATE TABLE label_picks (
        id uuid NOT NULL,
        project_id text NOT NULL,
        question text NOT NULL,
        trace_id text NOT NULL,
        span_id text NOT NULL,
        strategy text NOT NULL,
        probability double precision,
        second_opinion boolean NOT NULL,
        place integer NOT NULL,
        answer_at timestamptz NOT NULL,
        drawn_at timestamptz NOT NULL,
        dropped boolean NOT NULL,
        CONSTRAINT label_picks_pkey PRIMARY KEY (id),
        CONSTRAINT label_picks_strategy CHECK (strategy IN ('uniform', 'targeted')),
        CONSTRAINT label_picks_probability CHECK ((probability IS NOT NULL) = (strategy = 'uniform')),
        CONSTRAINT label_picks_project FOREIGN KEY (project_id) REFERENCES projects (id)
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX label_picks_once ON label_picks (project_id, question, trace_id, span_id, strategy)`);
    await runner.query(`
      CREATE TABLE label_turns (
        pick_id uuid NOT NULL,
        rater text NOT NULL,
        state text NOT NULL,
        until timestamptz NOT NULL,
        CONSTRAINT label_turns_pkey PRIMARY KEY (pick_id, rater),
        CONSTRAINT label_turns_state CHECK (state IN ('open', 'answered', 'skipped')),
        CONSTRAINT label_turns_pick FOREIGN KEY (pick_id) REFERENCES label_picks (id) ON DELETE CASCADE
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE label_turns, label_picks, labels`);
  }
}
