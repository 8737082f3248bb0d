import { type Admin } from 'kafkajs';
import { KafkaTopicError } from './kafka-topic-error.js';
import { type KafkaLogSettings } from './kafka-options.js';

/** Makes a topic with as many copies as the log is to have; one that exists stays as it is. */
export async function makeTopic(
  admin: Admin,
  { replicationFactor, minInsyncReplicas = Math.max(1, replicationFactor - 1) }: KafkaLogSettings,
  topic: string,
  numPartitions: number,
  config: Readonly<Record<string, string | number>>,
): Promise<void> {
  const entries = Object.entries({ 'min.insync.replicas': minInsyncReplicas, ...config });
  const configEntries = entries.map(([name, value]) => ({ name, value: String(value) }));
  try {
    await admin.createTopics({
      waitForLeaders: true,
      topics: [{ topic, numPartitions, replicationFactor, configEntries }],
    });
  } catch (error) {
    throw KafkaTopicError.of(topic, error);
  }
}
