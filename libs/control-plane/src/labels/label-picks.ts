import { randomUUID } from 'node:crypto';
import { type DataSource, type EntityManager } from 'typeorm';
import { type ChangeBy } from '../audit-log/actor.js';
import { type Changes } from '../audit-log/changes.js';
import { type Clock } from '../clock.js';
import { explainUnknownProject } from '../explain-unknown-project.js';
import { isUuid } from '../is-uuid.js';
import { labelPickEntity, type LabelPickRow, labelTurnEntity } from './label.entity.js';
import type { LabelPick, LabelPlace, NewPick, PickStrategy } from './label.js';

/** How long an answer that was handed to a rater is kept from the others. */
export const TURN_MS = 10 * 60_000;

export interface Queue {
  readonly question: string;
  readonly strategy: PickStrategy;
}

/** The answers drawn to be labelled, and whose turn each one is. */
export class LabelPicks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly clock: Clock,
  ) {}

  /**
   * Puts a draw at the end of a queue, in its order. What was drawn before stays as it was. Where a uniform draw meets an
   * answer that was labelled because it was sought out, that label is the one of the draw: left out, it would be missing
   * from the rates, and just where evaluators are unsure.
   */
  async add(project: string, { question, strategy }: Queue, picks: readonly NewPick[]): Promise<void> {
    if (picks.length === 0) return;
    const drawnAt = new Date(this.clock());
    const rows = picks.map((pick, place): LabelPickRow => {
      return {
        id: randomUUID(),
        projectId: project,
        question,
        strategy,
        ...pick,
        place,
        drawnAt,
        dropped: false,
      };
    });
    try {
      await this.dataSource.transaction(async (manager) => {
        await manager.createQueryBuilder().insert().into(labelPickEntity).values(rows).orIgnore().execute();
        if (strategy === 'uniform') await manager.query(TAKE_OVER, [project, question]);
      });
    } catch (error) {
      throw explainUnknownProject(error, project);
    }
  }

  /**
   * The answers that a draw must leave out. A uniform one leaves out what it drew before and nothing else: each answer
   * has its chance, whatever else became of it.
   */
  async listDrawn(project: string, { question, strategy }: Queue): Promise<Omit<LabelPlace, 'question'>[]> {
    const labelled = `UNION SELECT trace_id, span_id FROM labels WHERE project_id = $1 AND question = $2
      AND revoked_at IS NULL AND strategy <> 'chosen'`;
    return this.dataSource.query<Omit<LabelPlace, 'question'>[]>(
      `SELECT trace_id AS "traceId", span_id AS "spanId" FROM label_picks
       WHERE project_id = $1 AND question = $2 AND strategy = $3 ${strategy === 'uniform' ? '' : labelled}`,
      [project, question, strategy],
    );
  }

  /**
   * The answer that the rater has before them, else the next one, which is theirs alone for some minutes. Answers
   * that want a second opinion and have a first come before new ones.
   */
  async take(project: string, queue: Queue, rater: string): Promise<LabelPick | undefined> {
    return this.dataSource.transaction(async (manager) => {
      // One after the other, or two raters who ask at once would get the same answer.
      await manager.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`label_picks ${project}`]);
      const now = this.clock();
      const [row] = await manager.query<LabelPickRow[]>(
        `${SELECT} ${WAITING} ORDER BY ${ORDER} LIMIT 1`,
        parameters(project, queue, rater, now),
      );
      if (!row) return undefined;
      const until = new Date(now + TURN_MS);
      await setTurn(manager, row.id, rater, 'open', until);
      const { id, question, traceId, spanId, strategy, probability } = row;
      return { id, question, traceId, spanId, strategy, probability, until };
    });
  }

  /** How many answers of the queue wait for this rater, the one before them included. */
  async countWaiting(project: string, queue: Queue, rater: string): Promise<number> {
    const [row] = await this.dataSource.query<{ count: number }[]>(
      `SELECT count(*)::int AS count ${WAITING}`,
      parameters(project, queue, rater, this.clock()),
    );
    return row!.count;
  }

  /** Undefined when the rater has no such answer before them. */
  async skip(project: string, place: LabelPlace, rater: string, by: ChangeBy): Promise<true | undefined> {
    return this.changes.run<true | undefined>(project, by, async (manager, now) => {
      const open = (await findPicks(manager, project, place, rater)).filter(({ state }) => state === 'open');
      const [first] = open;
      if (!first) return { result: undefined, nothingChanged: true };
      for (const { id } of open) await setTurn(manager, id, rater, 'skipped', now);
      return { result: true, target: first.id, before: null, after: { question: place.question } };
    });
  }

  /** Takes an answer out of the queue whose text is no longer there. It is not drawn again. */
  async drop(project: string, id: string): Promise<void> {
    if (!isUuid(id)) return;
    await this.dataSource
      .getRepository(labelPickEntity)
      .update({ id, projectId: project }, { dropped: true });
  }
}

export interface FoundPick {
  readonly id: string;
  readonly strategy: PickStrategy;
  readonly probability: number | null;
  /** What became of it with this rater; null when it was never handed to them. */
  readonly state: 'open' | 'answered' | 'skipped' | null;
}

/** The picks of an answer, the uniform one first. */
export async function findPicks(
  manager: EntityManager,
  project: string,
  { question, traceId, spanId }: LabelPlace,
  rater: string,
): Promise<FoundPick[]> {
  return manager.query<FoundPick[]>(
    `SELECT pick.id, pick.strategy, pick.probability, turn.state
     FROM label_picks pick LEFT JOIN label_turns turn ON turn.pick_id = pick.id AND turn.rater = $5
     WHERE pick.project_id = $1 AND pick.question = $2 AND pick.trace_id = $3 AND pick.span_id = $4
     ORDER BY pick.strategy = 'uniform' DESC`,
    [project, question, traceId, spanId, rater],
  );
}

export async function setTurn(
  manager: EntityManager,
  pickId: string,
  rater: string,
  state: 'open' | 'answered' | 'skipped',
  until: Date,
): Promise<void> {
  await manager.upsert(labelTurnEntity, { pickId, rater, state, until }, ['pickId', 'rater']);
}

function parameters(project: string, { question, strategy }: Queue, rater: string, now: number): unknown[] {
  return [project, question, strategy, rater, new Date(now)];
}

const SELECT = `SELECT pick.id, pick.question, pick.trace_id AS "traceId", pick.span_id AS "spanId",
  pick.strategy, pick.probability`;

const SAME_ANSWER = (other: string): string =>
  `${other}.project_id = pick.project_id AND ${other}.question = pick.question AND ${other}.trace_id = pick.trace_id
   AND ${other}.span_id = pick.span_id`;

/** A label that was chosen by its rater, who may have seen the evaluator's verdict, stands for no pick. */
const LABELLED = `${SAME_ANSWER('label')} AND label.revoked_at IS NULL AND label.strategy <> 'chosen'`;

/** Raters besides this one who have judged the answer or have it before them now. */
const OTHERS = `(SELECT count(*) FROM (
    SELECT label.rater FROM labels label WHERE ${LABELLED} AND label.rater <> $4
    UNION
    SELECT turn.rater FROM label_turns turn JOIN label_picks same ON same.id = turn.pick_id
    WHERE ${SAME_ANSWER('same')} AND turn.rater <> $4 AND turn.state = 'open' AND turn.until > $5
  ) others)`;

const WAITING = `FROM label_picks pick LEFT JOIN label_turns own ON own.pick_id = pick.id AND own.rater = $4
WHERE pick.project_id = $1 AND pick.question = $2 AND pick.strategy = $3 AND NOT pick.dropped
  AND (own.state IS NULL OR own.state = 'open')
  AND ${OTHERS} < CASE WHEN pick.second_opinion THEN 2 ELSE 1 END
  AND NOT EXISTS (SELECT 1 FROM labels label WHERE ${LABELLED} AND label.rater = $4)`;

const TAKE_OVER = `UPDATE labels SET strategy = 'uniform', probability = pick.probability
FROM label_picks pick
WHERE pick.project_id = $1 AND pick.question = $2 AND pick.strategy = 'uniform'
  AND ${SAME_ANSWER('labels')} AND labels.revoked_at IS NULL AND labels.strategy = 'targeted'`;

const ORDER = `own.until DESC NULLS LAST, ${OTHERS} DESC, pick.drawn_at, pick.place, pick.id`;
