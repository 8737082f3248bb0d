import { PgBoss, type JobWithMetadata } from 'pg-boss';
import { type DataSource } from 'typeorm';
import { createExecuteSql } from './execute-sql.js';

/** The least that pg-boss takes. A worker that is silent for this long is taken for dead and its job runs again. */
const HEARTBEAT_SECONDS = 10;
const SUPERVISE_SECONDS = 5;
const POLL_SECONDS = 1;

export interface Job {
  readonly data: Readonly<Record<string, unknown>>;
  /** Aborts when the process ends: stop at the next safe point; the job runs again elsewhere. */
  readonly signal: AbortSignal;
}

export type JobHandler = (job: Job) => Promise<void>;

export interface SendOptions {
  /** While a job with this key waits or runs, another one is not made. */
  readonly key?: string;
}

export interface WorkOptions {
  /** One unless told otherwise. */
  readonly atOnce?: number;
}

export interface JobsOptions {
  readonly embedded: boolean;
  /** Told of failed jobs and of trouble with the queue itself. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/**
 * Durable work in the database: any number of processes may work, each job is handled by one at a time, and again
 * after the sudden end of that one. So handlers must do the same when they run twice. Starts when first used: a
 * process that neither sends nor works has no queue.
 */
export class Jobs {
  private starting?: Promise<PgBoss>;
  private readonly queues = new Map<string, Promise<void>>();
  private readonly stopping = new AbortController();

  constructor(
    private readonly dataSource: DataSource,
    private readonly options: JobsOptions,
  ) {}

  /** Durable when it resolves. */
  async send(queue: string, data: Record<string, unknown>, { key }: SendOptions = {}): Promise<void> {
    const boss = await this.prepare(queue);
    await boss.send(queue, data, key === undefined ? {} : { singletonKey: key });
  }

  /**
   * Handles the jobs of a queue, so many at once in this process. A job whose handler rejects comes again, later each
   * time.
   */
  async work(queue: string, handler: JobHandler, { atOnce = 1 }: WorkOptions = {}): Promise<void> {
    const boss = await this.prepare(queue);
    const options = {
      pollingIntervalSeconds: POLL_SECONDS,
      batchSize: 1,
      localConcurrency: atOnce,
      includeMetadata: true,
    } as const;
    await boss.work(queue, options, async ([job]: JobWithMetadata<Record<string, unknown>>[]) => {
      const signal = AbortSignal.any([job!.signal, this.stopping.signal]);
      try {
        await handler({ data: job!.data ?? {}, signal });
      } catch (error) {
        this.options.onError?.(error);
        // Its text would stand in the database, and may quote what users wrote.
        throw new Error(error instanceof Error ? error.name : 'failed');
      }
    });
  }

  /** Makes a job of the queue at each time that the cron expression names, in UTC, whichever process is there. */
  async schedule(queue: string, cron: string): Promise<void> {
    const boss = await this.prepare(queue);
    await boss.schedule(queue, cron, {}, { tz: 'UTC' });
  }

  /** Takes no new job and waits for the one under way. */
  async stop(): Promise<void> {
    this.stopping.abort();
    const boss = await this.starting?.catch(() => undefined);
    if (!boss) return;
    await boss.stop({ graceful: true, timeout: 20_000, close: false });
  }

  private async prepare(queue: string): Promise<PgBoss> {
    // A queue that starts while the process ends would go on without its database.
    this.stopping.signal.throwIfAborted();
    const boss = await (this.starting ??= this.start());
    let made = this.queues.get(queue);
    if (!made) {
      made = boss.createQueue(queue, {
        policy: 'exclusive',
        heartbeatSeconds: HEARTBEAT_SECONDS,
        expireInSeconds: 24 * 3600,
        retryLimit: 1000,
        retryDelay: 1,
        retryBackoff: true,
        retryDelayMax: 300,
        deleteAfterSeconds: 24 * 3600,
      });
      this.queues.set(queue, made);
      made.catch(() => this.queues.delete(queue));
    }
    await made;
    return boss;
  }

  private async start(): Promise<PgBoss> {
    const boss = new PgBoss({
      db: { executeSql: createExecuteSql(this.dataSource) },
      backend: this.options.embedded ? 'pglite' : 'postgres',
      schema: 'jobs',
      superviseIntervalSeconds: SUPERVISE_SECONDS,
      monitorIntervalSeconds: SUPERVISE_SECONDS,
      cronWorkerIntervalSeconds: 5,
      openTelemetry: { enabled: false },
    });
    boss.on('error', (error) => this.options.onError?.(error));
    return boss.start();
  }
}
