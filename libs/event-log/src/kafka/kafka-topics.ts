import { type Admin } from 'kafkajs';
import { type KafkaLogSettings, MAX_RECORD_BYTES } from './kafka-options.js';
import { makeTopic } from './make-topic.js';

/** Knows the topics of the log and makes those that are missing. */
export class KafkaTopics {
  readonly #counts = new Map<string, Promise<number>>();
  readonly #known = new Map<string, number>();

  constructor(
    readonly admin: Admin,
    readonly settings: KafkaLogSettings,
  ) {}

  readonly nameOf = (topic: string): string => this.settings.prefix + topic;

  /** Partitions of the topic; of one not yet seen, those it would be made with. */
  partitionsOf(topic: string): number {
    return this.#known.get(topic) ?? this.settings.partitions;
  }

  /** Resolves to the number of partitions when the topic is there. */
  ensure(topic: string): Promise<number> {
    let count = this.#counts.get(topic);
    if (!count) {
      count = this.#create(topic);
      this.#counts.set(topic, count);
      count.catch(() => this.#counts.delete(topic));
    }
    return count;
  }

  get ensured(): readonly string[] {
    return [...this.#known.keys()];
  }

  async #create(topic: string): Promise<number> {
    const { partitions, retentionMs } = this.settings;
    const name = this.nameOf(topic);
    await makeTopic(this.admin, this.settings, name, partitions, {
      'retention.ms': retentionMs,
      'max.message.bytes': MAX_RECORD_BYTES,
      // The broker's clock never runs backwards within a partition, which senders' clocks may.
      'message.timestamp.type': 'LogAppendTime',
    });
    const { topics } = await this.admin.fetchTopicMetadata({ topics: [name] });
    const count = topics[0]!.partitions.length;
    this.#known.set(topic, count);
    return count;
  }
}
