import { randomUUID } from 'node:crypto';
import { type DataSource, In, LessThan, LessThanOrEqual, type Repository } from 'typeorm';
import { type ChangeBy } from '../audit-log/actor.js';
import { type Changes } from '../audit-log/changes.js';
import { type Clock } from '../clock.js';
import { explainUnknownProject } from '../explain-unknown-project.js';
import { replayEntity, type ReplayRow } from './replay.entity.js';

const KEPT_MS = 90 * 86_400_000;
export type ReplayState = 'waiting' | 'running' | 'done' | 'failed';

const UNFINISHED: ReplayState[] = ['waiting', 'running'];

export interface NewReplay {
  readonly project: string;
  readonly reason?: string | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly total: number;
  readonly notReplayable: number;
}

export interface StoredReplay extends NewReplay {
  readonly id: string;
  readonly by: string;
  readonly state: ReplayState;
  readonly appended: number;
  /** The last letter whose event is durable in the log. */
  readonly after: string;
  /** What the writer had decided when it ended; before that, the trace store knows. */
  readonly stored: number;
  readonly failedAgain: number;
  readonly failure: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

export interface ReplayOutcome {
  readonly state: 'done' | 'failed';
  readonly stored: number;
  readonly failedAgain: number;
  readonly failure: string | null;
}

/** Replays of dead letters and how far each has come. */
export class Replays {
  private readonly rows: Repository<ReplayRow>;

  constructor(
    dataSource: DataSource,
    private readonly changes: Changes,
    private readonly clock: Clock,
  ) {
    this.rows = dataSource.getRepository(replayEntity);
  }

  async create(
    { project, reason, ids, total, notReplayable }: NewReplay,
    by: ChangeBy,
  ): Promise<StoredReplay> {
    const now = this.clock();
    await this.rows.delete({ projectId: project, finishedAt: LessThan(new Date(now - KEPT_MS)) });
    const row: ReplayRow = {
      id: randomUUID(),
      projectId: project,
      reason: reason ?? null,
      letterIds: ids ? [...ids] : null,
      total,
      notReplayable,
      state: 'waiting',
      appended: 0,
      afterId: '',
      stored: 0,
      failedAgain: 0,
      failure: null,
      createdBy: by.actor.name,
      createdAt: new Date(now),
      finishedAt: null,
    };
    try {
      await this.changes.run(project, by, async (manager) => {
        await manager.insert(replayEntity, row);
        const after = { reason: row.reason, chosen: ids?.length ?? null, total, notReplayable };
        return { result: undefined, target: row.id, before: null, after };
      });
    } catch (error) {
      throw explainUnknownProject(error, project);
    }
    return toReplay(row);
  }

  async find(project: string, id: string): Promise<StoredReplay | undefined> {
    const row = await this.rows.findOneBy({ projectId: project, id });
    return row ? toReplay(row) : undefined;
  }

  /** The newest first; `before` is the last one that was seen. */
  async list(
    project: string,
    { limit, before }: { limit: number; before?: { createdAt: Date; id: string } | undefined },
  ): Promise<StoredReplay[]> {
    const query = this.rows
      .createQueryBuilder('replay')
      .where('replay.projectId = :project', { project })
      .orderBy('replay.createdAt', 'DESC')
      .addOrderBy('replay.id', 'DESC')
      .limit(limit);
    if (before) query.andWhere('(replay.createdAt, replay.id) < (:createdAt, :id)', before);
    return (await query.getMany()).map(toReplay);
  }

  /** The oldest one of a project that has not ended. */
  async findUnfinished(project: string): Promise<StoredReplay | undefined> {
    const row = await this.rows.findOne({
      where: { projectId: project, state: In(UNFINISHED) },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    return row ? toReplay(row) : undefined;
  }

  async projectsWithUnfinished(): Promise<string[]> {
    const rows = await this.rows.find({ select: { projectId: true }, where: { state: In(UNFINISHED) } });
    return [...new Set(rows.map(({ projectId }) => projectId))];
  }

  /** To be called when the events up to `after` are durable in the log. */
  async advance(id: string, progress: { appended: number; after: string }): Promise<void> {
    await this.rows.update(
      // One that was thought dead and goes on must not take the progress of its successor back.
      { id, state: In(UNFINISHED), appended: LessThanOrEqual(progress.appended) },
      { state: 'running', appended: progress.appended, afterId: progress.after },
    );
  }

  async finish(id: string, outcome: ReplayOutcome): Promise<void> {
    await this.rows.update({ id, state: In(UNFINISHED) }, { ...outcome, finishedAt: new Date(this.clock()) });
  }
}

function toReplay(row: ReplayRow): StoredReplay {
  const { projectId, letterIds, afterId, createdBy, reason, state, ...rest } = row;
  return {
    ...rest,
    project: projectId,
    state: state as ReplayState,
    reason: reason ?? undefined,
    ids: letterIds ?? undefined,
    after: afterId,
    by: createdBy,
  };
}
