import type { EventLog } from '@almenara/event-log';
import type { InSpan } from '@almenara/process-host';
import type { TraceStoreConnection } from '@almenara/trace-store';
import type { Registry } from 'prom-client';
import type { PricesOfProjects } from './store/store-batch.js';

export interface WriterOptions {
  readonly log: EventLog;
  readonly store: TraceStoreConnection;
  readonly prices: PricesOfProjects;
  readonly registry: Registry;
  readonly inSpan?: InSpan;
  /** Limits of one batch; larger batches cost less per event and more memory. */
  readonly maxRecords?: number;
  readonly maxBytes?: number;
  /** How long a batch waits for more, in milliseconds: the price of a small load's freshness. */
  readonly maxWaitMs?: number;
}

export const WRITER_OPTIONS = Symbol('writer options');
