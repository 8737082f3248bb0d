import { type EvaluatorActivity, type EvaluatorDescription } from '@almenara/contract';
import { type DataSource, LessThan, type Repository } from 'typeorm';
import { type Clock } from '../clock.js';
import {
  evaluatorEntity,
  evaluatorProcessEntity,
  type EvaluatorProcessRow,
  type EvaluatorRow,
} from './evaluator.entity.js';

/** A process that was silent for so long does not run any more. */
export const EVALUATOR_SILENCE_MS = 30_000;
const PROCESS_KEPT_MS = 86_400_000;

export interface RegisteredEvaluator extends EvaluatorDescription {
  readonly registeredAt: Date;
  readonly seenAt: Date;
}

/** Which evaluators there are, and what the processes that run them did. */
export class Evaluators {
  private readonly rows: Repository<EvaluatorRow>;
  private readonly processRows: Repository<EvaluatorProcessRow>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {
    this.rows = dataSource.getRepository(evaluatorEntity);
    this.processRows = dataSource.getRepository(evaluatorProcessEntity);
  }

  /** To be called when a process begins to run these. */
  async register(descriptions: readonly EvaluatorDescription[]): Promise<void> {
    const now = new Date(this.clock());
    for (const description of descriptions) {
      const { name, version } = description;
      await this.dataSource.query(
        `INSERT INTO evaluators (name, version, description, registered_at, seen_at)
         VALUES ($1, $2, $3::text::jsonb, $4, $4)
         ON CONFLICT (name, version) DO UPDATE SET description = excluded.description, seen_at = excluded.seen_at`,
        [name, version, JSON.stringify(description), now],
      );
    }
  }

  /** Every version that was ever run, the one that was begun last first. */
  async list(): Promise<RegisteredEvaluator[]> {
    const rows = await this.rows.find({ order: { seenAt: 'DESC', name: 'ASC', version: 'DESC' } });
    return rows.map(({ description, registeredAt, seenAt }) => ({ ...description, registeredAt, seenAt }));
  }

  /** Says what a process did, and that it still runs. */
  async report(id: string, activity: EvaluatorActivity): Promise<void> {
    const now = this.clock();
    await this.processRows.save({ id, seenAt: new Date(now), activity });
    await this.processRows.delete({ seenAt: LessThan(new Date(now - PROCESS_KEPT_MS)) });
  }

  /** Processes that run now, by id; and when none does, the one that was heard of last. */
  async processes(): Promise<{ running: EvaluatorProcessRow[]; last: EvaluatorProcessRow | undefined }> {
    const rows = await this.processRows.find({ order: { seenAt: 'DESC', id: 'ASC' } });
    const heard = this.clock() - EVALUATOR_SILENCE_MS;
    const running = rows.filter(({ seenAt }) => seenAt.getTime() >= heard);
    return { running: running.toSorted((a, b) => (a.id < b.id ? -1 : 1)), last: rows[0] };
  }
}
