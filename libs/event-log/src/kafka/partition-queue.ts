import { backOff, type BackOffLimits } from '../back-off.js';
import { Batch } from '../batch.js';
import { type ConsumeOptions, type LogRecord } from '../port.js';

/** Fetched records of one partition on their way to the handler, batch by batch, until it is stopped. */
export class PartitionQueue {
  readonly #stopping = new AbortController();
  #records: LogRecord[] = [];
  #bytes = 0;
  #wake: () => void = () => undefined;
  /** Resolves when nothing is handled and no commit is under way. */
  readonly done: Promise<void>;

  /** `after`: what has to end before the first batch, so that two never handle the same partition at once. */
  constructor(
    readonly options: ConsumeOptions,
    readonly retry: BackOffLimits,
    readonly commit: (offset: number) => Promise<void>,
    after: Promise<void>,
  ) {
    this.done = after.then(() => this.#run());
  }

  get isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }

  /** Holds a batch and the next one; who fetches waits while it is full. */
  get isFull(): boolean {
    return this.#records.length >= 2 * this.options.maxRecords || this.#bytes >= 2 * this.options.maxBytes;
  }

  /** When the oldest record that is not committed was appended. */
  get oldestAt(): number | undefined {
    return this.#records[0]?.appendedAt;
  }

  push(record: LogRecord): void {
    this.#records.push(record);
    this.#bytes += record.value.length;
    this.#wake();
  }

  stop(): void {
    this.#stopping.abort();
    this.#wake();
  }

  async #run(): Promise<void> {
    while (!this.isStopping) {
      const batch = await this.#gather();
      if (!batch) return;
      if (!(await this.#handle(batch))) return;
      await this.#commit(batch.at(-1)!.offset + 1);
      for (const { value } of this.#records.splice(0, batch.length)) this.#bytes -= value.length;
    }
  }

  async #gather(): Promise<readonly LogRecord[] | undefined> {
    let deadline: number | undefined;
    for (;;) {
      if (this.isStopping) return undefined;
      const batch = new Batch(this.options);
      for (const record of this.#records) if (!batch.add(record)) break;
      if (batch.full) return batch.records;
      const now = performance.now();
      if (batch.records.length > 0) deadline ??= now + this.options.maxWaitMs;
      if (deadline !== undefined && now >= deadline) return batch.records;
      await this.#waitForMore(deadline === undefined ? undefined : deadline - now);
    }
  }

  #waitForMore(mostMs: number | undefined): Promise<void> {
    return new Promise((resolve) => {
      const timer = mostMs === undefined ? undefined : setTimeout(resolve, Math.min(mostMs, 2 ** 31 - 1));
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Tries until it succeeds; false when stopped before that. */
  async #handle(batch: readonly LogRecord[]): Promise<boolean> {
    for (let attempt = 1; !this.isStopping; attempt += 1) {
      try {
        await this.options.onBatch(batch);
        return true;
      } catch (error) {
        this.#report(error, attempt);
        await backOff(attempt, this.retry, this.#stopping.signal);
      }
    }
    return false;
  }

  /** Tries at least once, also when stopped; who lost the partition is refused by the group and lets go. */
  async #commit(offset: number): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.commit(offset);
      } catch (error) {
        if (this.isStopping) return;
        this.#report(error, attempt);
        await backOff(attempt, this.retry, this.#stopping.signal);
      }
    }
  }

  #report(error: unknown, attempt: number): void {
    try {
      this.options.onFailure?.(error, attempt);
    } catch {
      // A reporter that fails must not end the delivery.
    }
  }
}
