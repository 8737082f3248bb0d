import { type Admin, type Kafka } from 'kafkajs';
import {
  type ConsumeOptions,
  type Consumer,
  type EventLog,
  LogClosedError,
  type LogStatistics,
  type NewRecord,
  type PartitionLag,
} from '../port.js';
import { AppendQueue } from './append-queue.js';
import { createClient } from './create-client.js';
import { KafkaAwayError } from './kafka-away-error.js';
import { KafkaConsumer } from './kafka-consumer.js';
import { KAFKA_DEFAULTS, type KafkaLogOptions, type KafkaLogSettings } from './kafka-options.js';
import { KafkaTopics } from './kafka-topics.js';
import { measureLag } from './measure-lag.js';
import { readKafkaEpoch } from './read-kafka-epoch.js';

/**
 * Opens the event log on Kafka. A record is durable when all in-sync replicas have it: as many copies as the
 * topics' replication factor, held in the brokers' memory until they write it out.
 */
export async function openKafkaLog(options: KafkaLogOptions): Promise<EventLog> {
  const settings = { ...KAFKA_DEFAULTS, ...options };
  const kafka = createClient(settings);
  const admin = kafka.admin();
  await admin.connect().catch((error: unknown) => {
    throw new KafkaAwayError(settings.brokers, error);
  });
  try {
    const topics = new KafkaTopics(admin, settings);
    const epoch = await readKafkaEpoch(topics);
    for (const topic of settings.topics) await topics.ensure(topic);
    return new KafkaLog(epoch, kafka, admin, topics);
  } catch (error) {
    await admin.disconnect();
    throw error;
  }
}

class KafkaLog implements EventLog {
  readonly #appends: AppendQueue;
  readonly #consumers = new Set<KafkaConsumer>();
  readonly #settings: KafkaLogSettings;
  #closing: Promise<void> | undefined;

  constructor(
    readonly epoch: number,
    readonly kafka: Kafka,
    readonly admin: Admin,
    readonly topics: KafkaTopics,
  ) {
    this.#settings = topics.settings;
    this.#appends = new AppendQueue(
      () => kafka.producer({ idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false }),
      topics,
    );
  }

  partitionsOf(topic: string): number {
    return this.topics.partitionsOf(topic);
  }

  async append(records: readonly NewRecord[]): Promise<void> {
    this.#refuseIfClosed();
    if (records.length > 0) await this.#appends.append(records);
  }

  async consume(options: ConsumeOptions): Promise<Consumer> {
    this.#refuseIfClosed();
    await this.topics.ensure(options.topic);
    const consumer = new KafkaConsumer(this.kafka, this.topics, options);
    this.#consumers.add(consumer);
    await consumer.start();
    return consumer;
  }

  async lag(topic: string, group: string): Promise<readonly PartitionLag[]> {
    this.#refuseIfClosed();
    await this.topics.ensure(topic);
    const here = [...this.#consumers].filter(
      ({ options }) => options.topic === topic && options.group === group,
    );
    const { nameOf } = this.topics;
    return measureLag(this.admin, nameOf(topic), nameOf(group), this.#settings.retentionMs, (partition) => {
      for (const consumer of here) {
        const at = consumer.oldestAt(partition);
        if (at !== undefined) return at;
      }
      return undefined;
    });
  }

  async ping(): Promise<void> {
    this.#refuseIfClosed();
    await this.admin.describeCluster();
  }

  async statistics(): Promise<LogStatistics> {
    this.#refuseIfClosed();
    let records = 0;
    for (const topic of this.topics.ensured) {
      for (const { low, high } of await this.admin.fetchTopicOffsets(this.topics.nameOf(topic))) {
        records += Number(high) - Number(low);
      }
    }
    return { records };
  }

  /** The brokers delete by the topics' own retention. */
  async applyRetention(): Promise<void> {
    this.#refuseIfClosed();
  }

  /** Brokers delete by age whatever was handled, so the copies go with their segments. */
  async dropHandled(): Promise<{ readonly goneAt: number | null }> {
    this.#refuseIfClosed();
    return { goneAt: Date.now() + (await this.topics.longestStayMs()) };
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    await Promise.all([...this.#consumers].map((consumer) => consumer.stop()));
    await this.#appends.close();
    await this.admin.disconnect();
  }

  #refuseIfClosed(): void {
    if (this.#closing) throw new LogClosedError();
  }
}
