import kafkajs, { type Admin } from 'kafkajs';
import { type KafkaLogSettings, MAX_RECORD_BYTES } from './kafka-options.js';
import { makeTopic } from './make-topic.js';

/** Brokers look for expired segments every five minutes and unlink them a minute later, by default. */
const DELETION_DELAY_MS = 10 * 60_000;

/** A segment goes when its newest record is too old: this share of the retention is the time one segment may cover. */
const SEGMENTS_PER_RETENTION = 12;

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

  /** How long the brokers may keep a record of any topic, as they are configured now. */
  async longestStayMs(): Promise<number> {
    const names = this.ensured.map(this.nameOf);
    if (names.length === 0) return 0;
    const { resources } = await this.admin.describeConfigs({
      includeSynonyms: false,
      resources: names.map((name) => ({
        type: kafkajs.ConfigResourceTypes.TOPIC,
        name,
        configNames: ['retention.ms', 'segment.ms'],
      })),
    });
    const stays = resources.map(({ configEntries }) => {
      const value = (name: string) =>
        Number(configEntries.find((entry) => entry.configName === name)?.configValue);
      return value('retention.ms') + value('segment.ms') + DELETION_DELAY_MS;
    });
    return Math.max(...stays);
  }

  async #create(topic: string): Promise<number> {
    const { partitions, retentionMs } = this.settings;
    const name = this.nameOf(topic);
    const segmentMs = Math.ceil(retentionMs / SEGMENTS_PER_RETENTION);
    await makeTopic(this.admin, this.settings, name, partitions, {
      'retention.ms': retentionMs - segmentMs,
      'segment.ms': segmentMs,
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
