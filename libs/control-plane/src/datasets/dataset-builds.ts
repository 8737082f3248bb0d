import { type DataSource } from 'typeorm';
import { type Clock } from '../clock.js';
import type { BuiltDataset, PinnedEvaluator, StoredDataset } from './dataset.js';
import { datasetEntity, type DatasetRowEntity } from './dataset.entity.js';
import { toDataset } from './insert-dataset.js';

/** Attempts that ended without a word before the building is given up: what kills a process may do so for ever. */
const MOST_ATTEMPTS = 50;
const TRACES_AT_A_TIME = 1000;

/** How datasets are built, expire and are erased. */
export class DatasetBuilds {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Those of all projects that have no file yet, the oldest first. */
  async listUnderWay(): Promise<StoredDataset[]> {
    const rows = await this.dataSource.getRepository(datasetEntity).find({
      where: [{ state: 'waiting' }, { state: 'building' }],
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    return rows.map(toDataset);
  }

  /**
   * Begins a new attempt; what an earlier one wrote is gone. Undefined when there is nothing to build. An attempt that is
   * under way is taken over unless told otherwise: of one whose process ended nobody says so.
   */
  async begin(id: string, { takesOver = true } = {}): Promise<StoredDataset | undefined> {
    return this.dataSource.transaction(async (manager) => {
      const lock = { mode: 'pessimistic_write' as const };
      const row = await manager.findOne(datasetEntity, { where: { id }, lock });
      if (row?.state !== 'waiting' && !(takesOver && row?.state === 'building')) return undefined;
      await manager.query('DELETE FROM dataset_pieces WHERE dataset_id = $1', [id]);
      if (row.attempt >= MOST_ATTEMPTS) {
        const failure = 'The building ended without a reason too often.';
        await manager.update(datasetEntity, { id }, { state: 'failed', failure });
        return undefined;
      }
      const begun: DatasetRowEntity = { ...row, state: 'building', attempt: row.attempt + 1 };
      await manager.update(datasetEntity, { id }, { state: 'building', attempt: begun.attempt });
      return toDataset(begun);
    });
  }

  /** The first one that is pinned stays. */
  async pinEvaluator(id: string, evaluator: PinnedEvaluator): Promise<PinnedEvaluator> {
    await this.dataSource.query(
      'UPDATE datasets SET evaluator = $2::text::jsonb WHERE id = $1 AND evaluator IS NULL',
      [id, JSON.stringify(evaluator)],
    );
    const row = await this.dataSource.getRepository(datasetEntity).findOneBy({ id });
    return row?.evaluator ?? evaluator;
  }

  /** False when another attempt took over, or the dataset is gone: stop then. */
  async addPiece(
    { id, attempt }: Pick<StoredDataset, 'id' | 'attempt'>,
    seq: number,
    content: Uint8Array,
  ): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(
      `INSERT INTO dataset_pieces (dataset_id, attempt, seq, content)
       SELECT id, attempt, $3::int, $4::bytea FROM datasets WHERE id = $1 AND attempt = $2::int AND state = 'building'
       RETURNING seq`,
      [id, attempt, seq, content],
    );
    return rows.length === 1;
  }

  /**
   * Marks it ready, with the traces that its rows came from, in one transaction. False when another attempt took over:
   * also an erasure begins one, so that no row that it removed can come into a file.
   */
  async finish(
    { id, attempt }: Pick<StoredDataset, 'id' | 'attempt'>,
    built: BuiltDataset,
  ): Promise<boolean> {
    const { traceIds, manifest, ...figures } = built;
    return this.dataSource.transaction(async (manager) => {
      const { affected } = await manager.update(
        datasetEntity,
        { id, attempt, state: 'building' },
        { ...figures, manifest, state: 'ready' },
      );
      if (affected !== 1) return false;
      for (let first = 0; first < traceIds.length; first += TRACES_AT_A_TIME) {
        await manager.query(
          'INSERT INTO dataset_traces (dataset_id, trace_id) SELECT $1::uuid, unnest($2::text[])',
          [id, traceIds.slice(first, first + TRACES_AT_A_TIME)],
        );
      }
      return true;
    });
  }

  async fail({ id, attempt }: Pick<StoredDataset, 'id' | 'attempt'>, failure: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const at = { id, attempt, state: 'building' as const };
      const { affected } = await manager.update(datasetEntity, at, { state: 'failed', failure });
      if (affected === 1) await manager.query('DELETE FROM dataset_pieces WHERE dataset_id = $1', [id]);
    });
  }

  /** Removes the files whose time is over; the rows say so. Answers how many. */
  async expire(): Promise<number> {
    return this.end('state <> $2 AND expires_at <= $3', 'time', ['expired', new Date(this.clock())]);
  }

  /**
   * Removes the files that hold a row of these traces, and begins anew what is being built: it may have read them.
   * Answers how many files.
   */
  async removeHolding(project: string, traceIds: readonly string[]): Promise<number> {
    await this.dataSource.query(
      `UPDATE datasets SET attempt = attempt + 1, state = 'waiting' WHERE project_id = $1 AND state = 'building'`,
      [project],
    );
    const holding = `project_id = $2 AND id IN (SELECT dataset_id FROM dataset_traces WHERE trace_id = ANY($3::text[]))`;
    return this.end(holding, 'erasure', [project, traceIds]);
  }

  /** The counts of a manifest stay; which traces there were does not. */
  private async end(which: string, ended: 'time' | 'erasure', parameters: unknown[]): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const gone = await manager.query<{ id: string }[]>(
        `WITH gone AS (
           UPDATE datasets SET state = 'expired', ended = $1, attempt = attempt + 1,
             manifest = jsonb_set(manifest, '{lineage,traces}', 'null')
           WHERE ${which} RETURNING id)
         SELECT id FROM gone`,
        [ended, ...parameters],
      );
      const ids = gone.map(({ id }) => id);
      await manager.query('DELETE FROM dataset_pieces WHERE dataset_id = ANY($1::uuid[])', [ids]);
      await manager.query('DELETE FROM dataset_traces WHERE dataset_id = ANY($1::uuid[])', [ids]);
      return ids.length;
    });
  }
}
