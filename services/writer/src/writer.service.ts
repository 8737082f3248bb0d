import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { EVENTS_TOPIC, WRITER_GROUP } from '@almenara/contract';
import { describeFailure, runDirectly } from '@almenara/process-host';
import type { Consumer, LogRecord } from '@almenara/event-log';
import { createWriterMetrics, type WriterMetrics } from './metrics.js';
import { storeBatch } from './store/store-batch.js';
import { WRITER_OPTIONS, type WriterOptions } from './writer-options.js';

/** Turns log records into rows and commits their offsets afterwards. */
@Injectable()
export class WriterService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('writer');
  private readonly metrics: WriterMetrics;
  private consumer: Consumer | undefined;

  constructor(@Inject(WRITER_OPTIONS) private readonly options: WriterOptions) {
    this.metrics = createWriterMetrics(options.registry, () => options.log.lag(EVENTS_TOPIC, WRITER_GROUP));
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
        this.logger.error(`batch failed, attempt ${attempt}: ${describeFailure(error)}`);
      },
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.consumer?.stop();
  }

  private async store(records: readonly LogRecord[]): Promise<void> {
    const stop = this.metrics.batchSeconds.startTimer();
    const { store, log, prices, inSpan = runDirectly } = this.options;
    const facts = { records: records.length, partition: records[0]?.partition ?? 0 };
    const outcome = await inSpan('store a batch', facts, () => storeBatch(store, log.epoch, records, prices));
    stop();
    this.metrics.batchRecords.observe(records.length);
    this.metrics.batchEvents.observe(outcome.stored + outcome.deadLettered);
    this.metrics.stored.inc(outcome.stored);
    this.metrics.erased.inc(outcome.erased);
    this.metrics.freshnessSeconds.observe(Math.max(0, Date.now() - outcome.oldestReceivedAt) / 1000);
    if (outcome.deadLettered === 0) return;
    for (const reason of outcome.deadLetterClasses) this.metrics.deadLettered.inc({ reason });
    this.logger.warn(`${outcome.deadLettered} events became dead letters`);
  }
}
