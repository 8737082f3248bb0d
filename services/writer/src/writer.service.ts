import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { EVENTS_TOPIC } from '@almenara/contract';
import type { Consumer, LogRecord } from '@almenara/event-log';
import { createWriterMetrics, type WriterMetrics } from './metrics.js';
import { storeBatch } from './store/store-batch.js';
import { WRITER_OPTIONS, type WriterOptions } from './writer-options.js';

/** Name of the consumer group; the log keeps what this group has not committed. */
export const WRITER_GROUP = 'writer';

/** Turns log records into rows and commits their offsets afterwards. */
@Injectable()
export class WriterService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('writer');
  private readonly metrics: WriterMetrics;
  private consumer: Consumer | undefined;

  constructor(@Inject(WRITER_OPTIONS) private readonly options: WriterOptions) {
    this.metrics = createWriterMetrics(options.registry, async () => {
      const lags = await options.log.lag(EVENTS_TOPIC, WRITER_GROUP);
      return lags.reduce((sum, { records }) => sum + records, 0);
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    const { log, maxRecords = 500, maxBytes = 16 * 1024 * 1024, maxWaitMs = 100 } = this.options;
    this.consumer = await log.consume({
      topic: EVENTS_TOPIC,
      group: WRITER_GROUP,
      maxRecords,
      maxBytes,
      maxWaitMs,
      onBatch: (records) => this.store(records),
      onFailure: (error, attempt) => {
        this.metrics.failures.inc();
        this.logger.error(`batch failed, attempt ${attempt}: ${describe(error)}`);
      },
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.consumer?.stop();
  }

  private async store(records: readonly LogRecord[]): Promise<void> {
    const stop = this.metrics.batchSeconds.startTimer();
    const outcome = await storeBatch(this.options.store, this.options.log.epoch, records);
    stop();
    this.metrics.stored.inc(outcome.stored);
    this.metrics.erased.inc(outcome.erased);
    this.metrics.freshnessSeconds.observe(Math.max(0, Date.now() - outcome.oldestReceivedAt) / 1000);
    if (outcome.deadLettered === 0) return;
    this.metrics.deadLettered.inc(outcome.deadLettered);
    this.logger.warn(`${outcome.deadLettered} events became dead letters`);
  }
}

/** Errors of the engine may quote values of rows, which belong to the app's users. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' ? `${error.name} (code ${code})` : error.name;
}
