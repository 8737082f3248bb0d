import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

export interface WriterMetrics {
  readonly stored: Counter;
  readonly deadLettered: Counter;
  readonly erased: Counter;
  readonly failures: Counter;
  readonly batchSeconds: Histogram;
  readonly freshnessSeconds: Histogram;
}

/** `lag` is asked each time the metrics are read. */
export function createWriterMetrics(registry: Registry, lag: () => Promise<number>): WriterMetrics {
  const registers = [registry];
  new Gauge({
    name: 'almenara_writer_lag_records',
    help: 'Log records that the writer has not committed yet',
    registers,
    async collect() {
      this.set(await lag());
    },
  });
  return {
    stored: new Counter({
      name: 'almenara_writer_events_stored_total',
      help: 'Events stored as rows',
      registers,
    }),
    deadLettered: new Counter({
      name: 'almenara_writer_events_dead_lettered_total',
      help: 'Accepted events that could not be stored and are kept as dead letters',
      registers,
    }),
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
    freshnessSeconds: new Histogram({
      name: 'almenara_writer_freshness_seconds',
      help: 'Time from the acceptance of the oldest event of a batch until it can be queried',
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 60, 600],
      registers,
    }),
  };
}
