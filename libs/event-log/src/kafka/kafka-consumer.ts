import { type Consumer as Member, type EachBatchPayload, type Kafka } from 'kafkajs';
import { type ConsumeOptions, type Consumer } from '../port.js';
import { type KafkaTopics } from './kafka-topics.js';
import { PartitionQueue } from './partition-queue.js';

/** How long a fetch waits for records; also how long leaving the group may take. */
const FETCH_WAIT_MS = 200;
const FULL_PAUSE_MS = 20;

/**
 * A member of a consumer group. The library fetches ahead into one queue per partition; the queues hand over
 * batches and commit. When the group shares out its partitions anew, what was fetched and not handled is dropped:
 * it comes again from the last commit, here or to another member.
 */
export class KafkaConsumer implements Consumer {
  readonly #queues = new Map<number, PartitionQueue>();
  readonly #member: Member;
  readonly #topic: string;
  #ended = false;

  constructor(
    kafka: Kafka,
    readonly topics: KafkaTopics,
    readonly options: ConsumeOptions,
  ) {
    const { sessionTimeoutMs } = topics.settings;
    this.#topic = topics.nameOf(options.topic);
    this.#member = kafka.consumer({
      groupId: topics.nameOf(options.group),
      sessionTimeout: sessionTimeoutMs,
      heartbeatInterval: Math.floor(sessionTimeoutMs / 5),
      rebalanceTimeout: 2 * sessionTimeoutMs,
      maxWaitTimeInMs: FETCH_WAIT_MS,
      // However long the brokers are away, the member comes back when they do.
      retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 30, restartOnFailure: async () => true },
    });
  }

  /** Resolves when the member has joined its group. */
  async start(): Promise<void> {
    const { GROUP_JOIN } = this.#member.events;
    const joined = new Promise<void>((resolve) => {
      this.#member.on(GROUP_JOIN, ({ payload }) => {
        this.#share(payload.memberAssignment[this.#topic] ?? []);
        resolve();
      });
    });
    await this.#member.connect();
    await this.#member.subscribe({ topics: [this.#topic], fromBeginning: true });
    await this.#member.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: 4,
      eachBatch: (payload) => this.#enqueue(payload),
    });
    await joined;
  }

  /** When the oldest record that waits in this process was appended. */
  oldestAt(partition: number): number | undefined {
    return this.#queues.get(partition)?.oldestAt;
  }

  async stop(): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    for (const queue of this.#queues.values()) queue.stop();
    await Promise.all([...this.#queues.values()].map(({ done }) => done));
    await this.#member.disconnect();
  }

  #share(partitions: readonly number[]): void {
    const before = new Map(this.#queues);
    this.#queues.clear();
    for (const queue of before.values()) queue.stop();
    if (this.#ended) return;
    for (const partition of partitions) {
      const commit = (offset: number): Promise<void> =>
        this.#member.commitOffsets([{ topic: this.#topic, partition, offset: String(offset) }]);
      const after = before.get(partition)?.done ?? Promise.resolve();
      this.#queues.set(
        partition,
        new PartitionQueue(this.options, this.topics.settings.retry, commit, after),
      );
    }
  }

  async #enqueue({ batch, resolveOffset, heartbeat, isRunning, isStale }: EachBatchPayload): Promise<void> {
    const queue = this.#queues.get(batch.partition);
    if (!queue) return;
    for (const { offset, key, value, timestamp } of batch.messages) {
      while (queue.isFull && !queue.isStopping && isRunning()) {
        await new Promise((resolve) => setTimeout(resolve, FULL_PAUSE_MS));
        await heartbeat();
      }
      if (queue.isStopping || !isRunning() || isStale()) return;
      queue.push({
        topic: this.options.topic,
        partition: batch.partition,
        offset: Number(offset),
        key: key?.toString() ?? '',
        appendedAt: Number(timestamp),
        value: value ?? new Uint8Array(),
      });
      resolveOffset(offset);
    }
    await heartbeat();
  }
}
