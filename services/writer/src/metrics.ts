import type { PartitionLag } from '@almenara/event-log';
import { registerLag } from '@almenara/process-host';
import { Counter, Histogram, type Registry } from 'prom-client';
import type { DeadLetterClass } from './decode/dead-letter-class.js';

export interface WriterMetrics {
  readonly stored: Counter;
  readonly deadLettered: Counter<'reason'>;
  readonly erased: Counter;
  readonly failures: Counter;
  readonly batchSeconds: Histogram;
  readonly batchRecords: Histogram;
  readonly batchEvents: Histogram;
  readonly freshnessSeconds: Histogram;
}

const REASONS: readonly DeadLetterClass[] = ['unreadable_record', 'invalid_event', 'refused_by_store'];

/** `lag` is asked each time the metrics are read. */
export function createWriterMetrics(
  registry: Registry,
  lag: () => Promise<readonly PartitionLag[]>,
): WriterMetrics {
  const registers = [registry];
  registerLag(registry, { prefix: 'almenara_writer', consumers: 'writers' }, lag);
  const deadLettered = new Counter({
    name: 'almenara_writer_events_dead_lettered_total',
    help: 'Accepted events that could not be stored and are kept as dead letters, by reason',
    labelNames: ['reason'],
    registers,
  });
  // Counters that are there from the start show their first event as a rise.
  for (const reason of REASONS) deadLettered.inc({ reason }, 0);
  return {
    stored: new Counter({
      name: 'almenara_writer_events_stored_total',
      help: 'Events stored as rows',
      registers,
    }),
    deadLettered,
    erased: new Counter({
      name: 'almenara_writer_events_erased_total',
      help: 'Events dropped because their actor, session or trace is erased',
      registers,
    }),
    failures: new Counter({
      name: 'almenara_writer_batch_failures_total',
      help: 'Batches that failed and are tried again',
      registers,
    }),
    batchSeconds: new Histogram({
      name: 'almenara_writer_batch_seconds',
      help: 'Time to store one batch of log records',
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
    batchRecords: new Histogram({
      name: 'almenara_writer_batch_records',
      help: 'Log records of one batch',
      buckets: [1, 3, 10, 30, 100, 300, 500],
      registers,
    }),
    batchEvents: new Histogram({
      name: 'almenara_writer_batch_events',
      help: 'Events of one batch',
      buckets: [1, 10, 100, 300, 1000, 3000, 10_000, 50_000],
      registers,
    }),
    freshnessSeconds: new Histogram({
      name: 'almenara_writer_freshness_seconds',
      help: 'Time from the acceptance of the oldest event of a batch until it can be queried',
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 60, 600],
      registers,
    }),
  };
}
