import { randomUUID } from 'node:crypto';
import { type BackfillState } from '@almenara/contract';
import { type DataSource, In, LessThan, LessThanOrEqual, type Repository } from 'typeorm';
import { type ChangeBy } from '../audit-log/actor.js';
import { type Changes } from '../audit-log/changes.js';
import { type Clock } from '../clock.js';
import { explainUnknownProject } from '../explain-unknown-project.js';
import { backfillEntity, type BackfillRow } from './backfill.entity.js';

const KEPT_MS = 90 * 86_400_000;
/** Who asks for what arrives late, as it stands among the people who ask for a back-fill. */
const EVALUATOR_NAME = 'evaluator';
const UNFINISHED: BackfillState[] = ['waiting', 'running'];

export interface NewBackfill {
  readonly project: string;
  readonly evaluator: string | null;
  readonly from: Date;
  readonly to: Date;
  /** Traces in the window, to tell progress by. */
  readonly traces: number;
}

export interface StoredBackfill extends NewBackfill {
  readonly id: string;
  readonly state: BackfillState;
  readonly looked: number;
  readonly scored: number;
  /** Whether its texts have their vectors. */
  readonly embedded: boolean;
  /** The last trace whose scores are durable. */
  readonly after: { readonly trace_id: string; readonly start_time: string } | null;
  readonly failure: string | null;
  readonly by: string;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

/** History that is to be scored, and how far each has come. */
export class Backfills {
  private readonly rows: Repository<BackfillRow>;

  constructor(
    dataSource: DataSource,
    private readonly changes: Changes,
    private readonly clock: Clock,
  ) {
    this.rows = dataSource.getRepository(backfillEntity);
  }

  /** One that has nothing to look at is done at once. */
  async create({ project, ...wanted }: NewBackfill, by: ChangeBy): Promise<StoredBackfill> {
    const now = this.clock();
    await this.rows.delete({ projectId: project, finishedAt: LessThan(new Date(now - KEPT_MS)) });
    const isOver = wanted.traces === 0;
    const row: BackfillRow = {
      ...wanted,
      id: randomUUID(),
      projectId: project,
      state: isOver ? 'done' : 'waiting',
      looked: 0,
      scored: 0,
      // One evaluator is asked for answers whose vectors are there.
      embedded: wanted.evaluator !== null,
      after: null,
      failure: null,
      createdBy: by.actor.name,
      createdAt: new Date(now),
      finishedAt: isOver ? new Date(now) : null,
    };
    try {
      await this.changes.run(project, by, async (manager) => {
        await manager.insert(backfillEntity, row);
        const { evaluator, from, to, traces } = wanted;
        const after = { evaluator, from: from.toISOString(), to: to.toISOString(), traces };
        return { result: undefined, target: row.id, before: null, after };
      });
    } catch (error) {
      throw explainUnknownProject(error, project);
    }
    return toBackfill(row);
  }

  /** Asks for history that has just arrived, on nobody's order: widens the one that waits for that, or makes one. */
  async askFor({ project, from, to }: Pick<NewBackfill, 'project' | 'from' | 'to'>): Promise<void> {
    const waiting = { projectId: project, state: 'waiting', createdBy: EVALUATOR_NAME };
    const { affected } = await this.rows
      .createQueryBuilder()
      .update()
      .set({ from: () => 'LEAST(from_time, :from)', to: () => 'GREATEST(to_time, :to)' })
      .where(waiting)
      .setParameters({ from, to })
      .execute();
    if (affected !== 0) return;
    await this.rows.insert({
      id: randomUUID(),
      projectId: project,
      evaluator: null,
      from,
      to,
      state: 'waiting',
      traces: 0,
      looked: 0,
      scored: 0,
      embedded: false,
      after: null,
      failure: null,
      createdBy: EVALUATOR_NAME,
      createdAt: new Date(this.clock()),
      finishedAt: null,
    });
  }

  /** Beginning of the history that arrived and whose texts, or scores, are not all there yet; undefined when they are. */
  async findUnreadHistory(project: string, what: 'texts' | 'scores'): Promise<Date | undefined> {
    const row = await this.rows.findOne({
      where: {
        projectId: project,
        state: In(UNFINISHED),
        createdBy: EVALUATOR_NAME,
        ...(what === 'texts' ? { embedded: false } : {}),
      },
      order: { from: 'ASC' },
    });
    return row?.from;
  }

  /** Tells whether more history has arrived than at an earlier look. */
  async findNewestHistory(project: string): Promise<string | undefined> {
    const row = await this.rows.findOne({
      where: { projectId: project, createdBy: EVALUATOR_NAME },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
    return row?.id;
  }

  /** The oldest one whose texts have no vectors yet. */
  async findUnembedded(project: string): Promise<StoredBackfill | undefined> {
    const row = await this.rows.findOne({
      where: { projectId: project, state: In(UNFINISHED), embedded: false },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    return row ? toBackfill(row) : undefined;
  }

  async markEmbedded(id: string): Promise<void> {
    await this.rows.update({ id }, { embedded: true });
  }

  /** What waits is not widened any more from here on. False when it was cancelled meanwhile. */
  async begin(id: string, { traces }: Pick<NewBackfill, 'traces'>): Promise<boolean> {
    const { affected } = await this.rows.update({ id, state: In(UNFINISHED) }, { state: 'running', traces });
    return affected === 1;
  }

  async find(project: string, id: string): Promise<StoredBackfill | undefined> {
    const row = await this.rows.findOneBy({ projectId: project, id });
    return row ? toBackfill(row) : undefined;
  }

  /** The newest first; `before` is the last one that was seen. */
  async list(
    project: string,
    { limit, before }: { limit: number; before?: { createdAt: Date; id: string } | undefined },
  ): Promise<StoredBackfill[]> {
    const query = this.rows
      .createQueryBuilder('backfill')
      .where('backfill.projectId = :project', { project })
      .orderBy('backfill.createdAt', 'DESC')
      .addOrderBy('backfill.id', 'DESC')
      .limit(limit);
    if (before) query.andWhere('(backfill.createdAt, backfill.id) < (:createdAt, :id)', before);
    return (await query.getMany()).map(toBackfill);
  }

  /** The oldest one of a project that has not ended. */
  async findUnfinished(project: string): Promise<StoredBackfill | undefined> {
    const row = await this.rows.findOne({
      where: { projectId: project, state: In(UNFINISHED) },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    return row ? toBackfill(row) : undefined;
  }

  async projectsWithUnfinished(): Promise<string[]> {
    const rows = await this.rows.find({ select: { projectId: true }, where: { state: In(UNFINISHED) } });
    return [...new Set(rows.map(({ projectId }) => projectId))];
  }

  /** To be called when the scores up to `after` are durable. False when it was cancelled meanwhile. */
  async advance(
    id: string,
    progress: { looked: number; scored: number; after: NonNullable<StoredBackfill['after']> },
  ): Promise<boolean> {
    const { affected } = await this.rows.update(
      // One that was thought dead and goes on must not take the progress of its successor back.
      { id, state: In(UNFINISHED), looked: LessThanOrEqual(progress.looked) },
      { state: 'running', ...progress },
    );
    return affected === 1;
  }

  async finish(id: string, outcome: { state: 'done' | 'failed'; failure: string | null }): Promise<void> {
    await this.rows.update({ id, state: In(UNFINISHED) }, { ...outcome, finishedAt: new Date(this.clock()) });
  }

  /** False when it had ended already, or the project has no such back-fill. */
  async cancel(project: string, id: string, by: ChangeBy): Promise<boolean> {
    return this.changes.run(project, by, async (manager, now) => {
      const { affected } = await manager.update(
        backfillEntity,
        { projectId: project, id, state: In(UNFINISHED) },
        { state: 'cancelled', finishedAt: now },
      );
      if (affected !== 1) return { result: false, nothingChanged: true };
      return { result: true, target: id, before: null, after: { state: 'cancelled' } };
    });
  }
}

function toBackfill({ projectId, createdBy, state, ...row }: BackfillRow): StoredBackfill {
  return { ...row, project: projectId, by: createdBy, state: state as BackfillState };
}
