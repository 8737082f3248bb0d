/** One record as a producer hands it over. Records of one key keep their order. */
export interface NewRecord {
  readonly topic: string;
  /** Decides the partition: the same key always goes to the same one. */
  readonly key: string;
  readonly value: Uint8Array;
}

export interface LogRecord {
  readonly topic: string;
  readonly partition: number;
  /** Grows by one within a partition, from 0. */
  readonly offset: number;
  readonly key: string;
  /** When the log took it, epoch milliseconds. */
  readonly appendedAt: number;
  readonly value: Uint8Array;
}

export interface ConsumeOptions {
  readonly topic: string;
  /** Consumers of one group share the records; each group sees all of them. */
  readonly group: string;
  readonly maxRecords: number;
  readonly maxBytes: number;
  /** How long a batch that is not yet full waits for more records. */
  readonly maxWaitMs: number;
  /** Handles records of one partition, in order. Offsets are committed after it resolves; if it rejects, the same records come again after a pause. */
  readonly onBatch: (records: readonly LogRecord[]) => Promise<void>;
  /** Told each time `onBatch` rejected. */
  readonly onFailure?: (error: unknown, attempt: number) => void;
}

export interface Consumer {
  /** Resolves when the batch under way has been handled and committed. */
  stop(): Promise<void>;
}

export interface PartitionLag {
  readonly partition: number;
  /** Records appended and not yet committed by the group. */
  readonly records: number;
  /** Age of the oldest of them in milliseconds, 0 when there is none. */
  readonly oldestMs: number;
}

export interface LogStatistics {
  readonly records: number;
  /** Absent when the log cannot tell. */
  readonly bytes?: number;
  readonly segments?: number;
}

/**
 * A durable, ordered, partitioned log. A record is durable when `append` resolves: it survives the sudden
 * end of the process. Delivery is at least once.
 */
export interface EventLog {
  /** Number that grows each time the log starts anew from nothing, so that versions made of (epoch, offset) never fall. */
  readonly epoch: number;
  partitionsOf(topic: string): number;
  /** Appends all records, or rejects; after a rejection some of them may still be in the log. */
  append(records: readonly NewRecord[]): Promise<void>;
  consume(options: ConsumeOptions): Promise<Consumer>;
  lag(topic: string, group: string): Promise<readonly PartitionLag[]>;
  /** Rejects when the log cannot be reached. */
  ping(): Promise<void>;
  statistics(): Promise<LogStatistics>;
  /**
   * Deletes what every known group has committed and what is older than the retention. A log that keeps its own
   * retention, as Kafka's brokers do, has nothing to do here.
   */
  applyRetention(): Promise<void>;
  /**
   * Gives up every record appended before the call as soon as all known groups have handled it, and waits for that a
   * little. `goneAt` is when the last of their bytes is gone, in epoch milliseconds: now, or for a log that keeps its
   * own retention a later time; null when a group has not handled all of them yet, and the call should be made again.
   */
  dropHandled(): Promise<{ readonly goneAt: number | null }>;
  /** Stops consumers, writes what is pending and gives the folder or connection back. */
  close(): Promise<void>;
}

/** The log holds as much as it may. Nothing of the call was taken. */
export class LogFullError extends Error {
  constructor(readonly retryAfterSeconds: number) {
    super('the event log is full; try again later');
    this.name = 'LogFullError';
  }
}

export class LogClosedError extends Error {
  constructor() {
    super('the event log is closed');
    this.name = 'LogClosedError';
  }
}
