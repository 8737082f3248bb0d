import { setTimeout as wait } from 'node:timers/promises';
import { type Admin } from 'kafkajs';
import { findType, KafkaTopicError } from './kafka-topic-error.js';
import { type KafkaLogSettings } from './kafka-options.js';

const LEADERS_WITHIN_MS = 30_000;
const LOOK_AGAIN_MS = 100;
/** What brokers say of a topic whose making has not reached them yet. */
const NOT_YET = ['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE'];

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
      // The library waits for leaders, but takes a broker that has not heard of the topic yet for a failure.
      waitForLeaders: false,
      topics: [{ topic, numPartitions, replicationFactor, configEntries }],
    });
    await waitForLeaders(admin, topic);
  } catch (error) {
    throw KafkaTopicError.of(topic, error);
  }
}

async function waitForLeaders(admin: Admin, topic: string): Promise<void> {
  const end = Date.now() + LEADERS_WITHIN_MS;
  for (;;) {
    try {
      await admin.fetchTopicMetadata({ topics: [topic] });
      return;
    } catch (error) {
      if (!NOT_YET.includes(findType(error) ?? '') || Date.now() > end) throw error;
      await wait(LOOK_AGAIN_MS);
    }
  }
}
