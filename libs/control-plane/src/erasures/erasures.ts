import { type DataSource, type EntityManager, In, type Repository } from 'typeorm';
import { type ChangeBy } from '../audit-log/actor.js';
import { type Changes } from '../audit-log/changes.js';
import { type Clock } from '../clock.js';
import { explainUnknownProject } from '../explain-unknown-project.js';
import { makeSecret } from '../make-secret.js';
import { erasureEntity, erasureSaltEntity, type ErasureRow } from './erasure.entity.js';
import type { Erasure, NewErasure } from './erasure.js';
import { recordStep } from './record-step.js';

const UNDER_WAY = ['waiting', 'running'] as const;

export interface ErasurePlace {
  readonly createdAt: Date;
  readonly id: string;
}

/** What is known of each erasure. The row is the truth; jobs only wake up whoever works on it. */
export class Erasures {
  private readonly rows: Repository<ErasureRow>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly clock: Clock,
  ) {
    this.rows = dataSource.getRepository(erasureEntity);
  }

  /** The salt of a project's tombstones: made once, the same for ever. */
  async salt(project: string): Promise<string> {
    const salts = this.dataSource.getRepository(erasureSaltEntity);
    const known = await salts.findOneBy({ projectId: project });
    if (known) return known.salt;
    try {
      const row = { projectId: project, salt: makeSecret('') };
      await salts.createQueryBuilder().insert().values(row).orIgnore().execute();
    } catch (error) {
      throw explainUnknownProject(error, project);
    }
    return (await salts.findOneByOrFail({ projectId: project })).salt;
  }

  /** The one under way for the same subject, or a new one with the id that was given. */
  async create(wanted: NewErasure, by: ChangeBy): Promise<Erasure> {
    const { id, project, kind, subject, receiptSubject, reason } = wanted;
    for (;;) {
      try {
        await this.changes.run(project, by, async (manager, now) => {
          if (!(await insert(manager, wanted, by.actor.name, now))) {
            return { result: undefined, nothingChanged: true };
          }
          return {
            result: undefined,
            target: id,
            before: null,
            after: { kind, subject: receiptSubject, reason },
          };
        });
      } catch (error) {
        throw explainUnknownProject(error, project);
      }
      const found = await this.findUnderWay(project, kind, subject);
      // It may have ended between the two statements; then there is room for a new one.
      if (found) return found;
    }
  }

  async findUnderWay(project: string, kind: string, subject: string): Promise<Erasure | undefined> {
    const where = { projectId: project, kind: kind as ErasureRow['kind'], subject, state: In(UNDER_WAY) };
    return toErasure(await this.rows.findOneBy(where));
  }

  async find(project: string, id: string): Promise<Erasure | undefined> {
    return toErasure(await this.rows.findOneBy({ projectId: project, id }));
  }

  /** The newest first, those before a place. */
  async list(project: string, limit: number, before?: ErasurePlace): Promise<Erasure[]> {
    const query = this.rows
      .createQueryBuilder('erasure')
      .where('erasure.projectId = :project', { project })
      .orderBy('erasure.createdAt', 'DESC')
      .addOrderBy('erasure.id', 'DESC')
      .limit(limit);
    if (before) query.andWhere('(erasure.createdAt, erasure.id) < (:createdAt, :id)', { ...before });
    return (await query.getMany()).map((row) => toErasure(row)!);
  }

  /** Those of all projects that are to be gone on with, the oldest first. */
  async listUnderWay(): Promise<Erasure[]> {
    const rows = await this.rows.find({ where: { state: In(UNDER_WAY) }, order: { createdAt: 'ASC' } });
    return rows.map((row) => toErasure(row)!);
  }

  /** Notes that a step has begun or is done, durably; a step that is done stays so. */
  async recordStep(id: string, step: string, state: 'running' | 'done', rows: number | null): Promise<void> {
    await this.changeUnderWay(id, (row) => {
      row.state = 'running';
      row.steps = recordStep(row.steps, step, { state, rows, at: new Date(this.clock()).toISOString() });
    });
  }

  /** Until when everything of the subject is erased; told again, the later time holds. */
  async setErasedAt(id: string, at: Date): Promise<void> {
    await this.changeUnderWay(id, (row) => {
      if (row.erasedAt === null || row.erasedAt < at) row.erasedAt = at;
    });
  }

  async setLogGoneAt(id: string, at: Date): Promise<void> {
    await this.changeUnderWay(id, (row) => {
      row.logGoneAt = at;
    });
  }

  /** Ends it with its receipt. One that has ended keeps the receipt it has. */
  async finish(id: string, receipt: Readonly<Record<string, unknown>>): Promise<void> {
    const at = new Date(this.clock()).toISOString();
    await this.changeUnderWay(id, (row) => {
      const all = row.steps.map(({ step }) => step);
      row.steps = all.reduce(
        (steps, step) => recordStep(steps, step, { state: 'done', rows: null, at }),
        row.steps,
      );
      row.state = 'done';
      row.receipt = receipt;
    });
  }

  async fail(id: string, failure: string): Promise<void> {
    await this.changeUnderWay(id, (row) => {
      row.state = 'failed';
      row.failure = failure;
    });
  }

  private async changeUnderWay(id: string, change: (row: ErasureRow) => void): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const lock = { mode: 'pessimistic_write' as const };
      const row = await manager.findOne(erasureEntity, { where: { id, state: In(UNDER_WAY) }, lock });
      if (!row) return;
      change(row);
      await manager.save(erasureEntity, row);
    });
  }
}

function toErasure(row: ErasureRow | null): Erasure | undefined {
  if (!row) return undefined;
  const { projectId, ...rest } = row;
  return { ...rest, project: projectId };
}

/** False when an erasure of the same subject is under way. */
async function insert(
  manager: EntityManager,
  wanted: NewErasure,
  createdBy: string,
  createdAt: Date,
): Promise<boolean> {
  const { id, project, kind, subject, receiptSubject, receiptSalt, reason } = wanted;
  const steps = wanted.steps.map((step) => ({ step, state: 'waiting', rows: null, at: null }));
  const rows: unknown[] = await manager.query(
    `INSERT INTO erasures (id, project_id, kind, subject, receipt_subject, receipt_salt, reason, state, steps,
       created_by, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8::text::jsonb, $9, $10)
     ON CONFLICT (project_id, kind, subject) WHERE state IN ('waiting', 'running') DO NOTHING
     RETURNING id`,
    [
      id,
      project,
      kind,
      subject,
      receiptSubject,
      receiptSalt,
      reason,
      JSON.stringify(steps),
      createdBy,
      createdAt,
    ],
  );
  return rows.length === 1;
}
