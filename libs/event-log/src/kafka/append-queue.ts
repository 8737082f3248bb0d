import { type Producer, type TopicMessages } from 'kafkajs';
import { LogWriteError } from '../log-write-error.js';
import { type NewRecord } from '../port.js';
import { partitionFor } from '../partition-for.js';
import { type KafkaTopics } from './kafka-topics.js';

/** Bytes sent in one request; the broker's limit for a request is 100 MiB by default. */
const MAX_REQUEST_BYTES = 16 * 1024 * 1024;

interface Waiting {
  readonly records: readonly NewRecord[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Sends what was appended since the last request in one request: an idempotent producer may have one in flight,
 * so appends made at the same time share a round trip.
 */
export class AppendQueue {
  #waiting: Waiting[] = [];
  #running: Promise<void> | undefined;
  #producer: Producer | undefined;

  constructor(
    readonly createProducer: () => Producer,
    readonly topics: KafkaTopics,
  ) {}

  async append(records: readonly NewRecord[]): Promise<void> {
    try {
      await new Promise<void>((resolve, reject) => {
        this.#waiting.push({ records, resolve, reject });
        this.#running ??= this.#run();
      });
    } catch (error) {
      throw isRecordTooLarge(error) ? error : new LogWriteError(error);
    }
  }

  /** Resolves when what was appended before is sent or refused, and the connection is closed. */
  async close(): Promise<void> {
    await this.#running;
    await this.#producer?.disconnect();
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const group = this.#take();
      try {
        await this.#send(group.flatMap(({ records }) => records));
        for (const { resolve } of group) resolve();
      } catch (error) {
        await this.#sendOneByOne(group, error);
      }
    }
    this.#running = undefined;
  }

  #take(): Waiting[] {
    let bytes = 0;
    let count = 0;
    for (const { records } of this.#waiting) {
      for (const { value } of records) bytes += value.length;
      if (count > 0 && bytes > MAX_REQUEST_BYTES) break;
      count += 1;
    }
    return this.#waiting.splice(0, count);
  }

  /** One that is too large must not fail those that shared its request. */
  async #sendOneByOne(group: readonly Waiting[], error: unknown): Promise<void> {
    const alone = group.length === 1 || !isRecordTooLarge(error);
    for (const { records, resolve, reject } of group) {
      if (alone) reject(error);
      else await this.#send(records).then(resolve, reject);
    }
  }

  async #send(records: readonly NewRecord[]): Promise<void> {
    const byTopic = new Map<string, NewRecord[]>();
    for (const record of records) {
      const found = byTopic.get(record.topic);
      if (found) found.push(record);
      else byTopic.set(record.topic, [record]);
    }
    const topicMessages: TopicMessages[] = [];
    for (const [topic, found] of byTopic) {
      const partitions = await this.topics.ensure(topic);
      topicMessages.push({
        topic: this.topics.nameOf(topic),
        messages: found.map(({ key, value }) => ({
          key: Buffer.from(key),
          value: Buffer.from(value.buffer, value.byteOffset, value.byteLength),
          partition: partitionFor(key, partitions),
        })),
      });
    }
    const producer = await this.#connected();
    try {
      await producer.sendBatch({ acks: -1, topicMessages });
    } catch (error) {
      // The library keeps counting sequence numbers from where the failed request would have ended.
      this.#producer = undefined;
      await producer.disconnect().catch(() => undefined);
      throw error;
    }
  }

  async #connected(): Promise<Producer> {
    if (!this.#producer) {
      const producer = this.createProducer();
      await producer.connect();
      this.#producer = producer;
    }
    return this.#producer;
  }
}

function isRecordTooLarge(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ((cause as { type?: unknown }).type === 'MESSAGE_TOO_LARGE') return true;
  }
  return false;
}
