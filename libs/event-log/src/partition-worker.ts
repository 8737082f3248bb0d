import { backOff, type BackOffLimits } from './back-off.js';
import { Batch } from './batch.js';
import { type GroupOffsets } from './group-offsets.js';
import { type Partition } from './partition.js';
import { type PartitionCursor } from './partition-cursor.js';
import { type ConsumeOptions, type LogRecord } from './port.js';

/** Hands the records of one partition to one consumer, batch by batch, until it is stopped. */
export class PartitionWorker {
  readonly #stopping = new AbortController();
  /** Resolves when the worker has ended: nothing is handled and no commit is under way. */
  readonly done: Promise<void>;

  constructor(
    readonly partition: Partition,
    readonly offsets: GroupOffsets,
    readonly options: ConsumeOptions,
    readonly retry: BackOffLimits,
  ) {
    this.done = this.#run();
  }

  stop(): void {
    this.#stopping.abort();
  }

  get isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }

  async #run(): Promise<void> {
    let cursor: PartitionCursor | undefined;
    while (!this.isStopping) {
      cursor ??= this.partition.cursorAt(this.offsets.committed(this.partition.number));
      const from: PartitionCursor = cursor;
      const records = await this.#persist(() => this.#gather(from));
      if (!records || records.length === 0) continue;
      const handled = await this.#persist(async () => {
        await this.options.onBatch(records);
        return true;
      });
      // Committed even when a stop came while the batch was handled.
      if (handled) await this.#commit(records.at(-1)!.offset + 1);
    }
    await cursor?.close().catch(() => undefined);
  }

  /** Collects a batch; empty when the worker is stopped meanwhile. After a failed read the cursor goes on where it was. */
  async #gather(cursor: PartitionCursor): Promise<readonly LogRecord[]> {
    const { signal } = this.#stopping;
    const batch = new Batch(this.options);
    let deadline: number | undefined;
    const first = cursor.offset;
    try {
      for (;;) {
        await cursor.fill(batch);
        if (this.isStopping) return [];
        if (batch.full) return batch.records;
        if (batch.records.length === 0) {
          await this.partition.waitFor(cursor.offset, signal);
          continue;
        }
        deadline ??= performance.now() + this.options.maxWaitMs;
        const left = deadline - performance.now();
        if (left <= 0) return batch.records;
        await this.partition.waitFor(cursor.offset, signal, left);
      }
    } catch (error) {
      await cursor.restart(first);
      throw error;
    }
  }

  /** Tries at least once, also when stopped. Only the commit is repeated: the records were handled. */
  async #commit(offset: number): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.offsets.commit(this.partition.number, offset);
      } catch (error) {
        this.#report(error, attempt);
        if (this.isStopping) return;
        await backOff(attempt, this.retry, this.#stopping.signal);
      }
    }
  }

  /** Repeats the step with growing pauses until it succeeds; undefined when stopped before that. */
  async #persist<T>(step: () => Promise<T>): Promise<T | undefined> {
    for (let attempt = 1; !this.isStopping; attempt += 1) {
      try {
        return await step();
      } catch (error) {
        this.#report(error, attempt);
        await backOff(attempt, this.retry, this.#stopping.signal);
      }
    }
    return undefined;
  }

  #report(error: unknown, attempt: number): void {
    try {
      this.options.onFailure?.(error, attempt);
    } catch {
      // A reporter that fails must not end the delivery.
    }
  }
}
