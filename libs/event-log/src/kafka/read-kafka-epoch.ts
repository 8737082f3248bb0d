import kafkajs from 'kafkajs';
import { type KafkaTopics } from './kafka-topics.js';
import { makeTopic } from './make-topic.js';

const TOPIC = 'epoch';
/** A number that Kafka keeps with a topic and that has no effect on one that holds no records and is not compacted. */
const CARRIER = 'delete.retention.ms';

/**
 * The epoch is written into the settings of an empty topic, because making a topic is atomic: of processes that
 * start together one makes it, and all read what that one wrote. Whoever deletes the other topics deletes this one
 * too, so that the offsets that begin anew count as newer.
 */
export async function readKafkaEpoch({ admin, settings, nameOf }: KafkaTopics): Promise<number> {
  const topic = nameOf(TOPIC);
  await makeTopic(admin, settings, topic, 1, { [CARRIER]: settings.epochFloor + 1 });
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic, configNames: [CARRIER] }],
  });
  const value = resources[0]?.configEntries.find(({ configName }) => configName === CARRIER)?.configValue;
  const epoch = Number(value);
  if (!value || !Number.isSafeInteger(epoch) || epoch < 1) {
    throw new Error(
      `the Kafka topic ${topic} tells no epoch; delete it together with the log's other topics`,
    );
  }
  return epoch;
}
