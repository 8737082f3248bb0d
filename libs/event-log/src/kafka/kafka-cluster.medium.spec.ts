import kafkajs from 'kafkajs';
import { afterEach, describe, expect, it } from 'vitest';
import { readRecords, textsOf } from '../contract/read-records.js';
import { hasKafka, KafkaBroker } from '../testing/kafka-broker.js';
import { requireLogIn } from '../testing/kafka-properties.js';
import { createClient } from './create-client.js';
import { openKafkaLog } from './kafka-log.js';
import { KAFKA_DEFAULTS } from './kafka-options.js';

let broker: KafkaBroker | undefined;
afterEach(() => broker?.remove());

describe.skipIf(!hasKafka)('settings of a Kafka cluster (needs kafka)', { timeout: 90_000 }, () => {
  it('makes topics with the partitions and copies asked for, and keeps those of a topic that exists', async () => {
    broker = await KafkaBroker.start();
    const { brokers } = broker;
    const open = (partitions: number) => openKafkaLog({ brokers, partitions, topics: ['t'] });
    const log = await open(5);
    const later = await open(7);
    expect([log.partitionsOf('t'), later.partitionsOf('t')]).toEqual([5, 5]);
    await Promise.all([log.close(), later.close()]);
    expect(await settingsOf(brokers, 'almenara.t')).toMatchObject({
      'min.insync.replicas': '1',
      'retention.ms': String(72 * 3_600_000),
    });
  });

  it('says how to go on when there are fewer brokers than copies', async () => {
    broker = await KafkaBroker.start();
    await expect(
      openKafkaLog({ brokers: broker.brokers, replicationFactor: 3, topics: ['t'] }),
    ).rejects.toThrow('fewer brokers than KAFKA_REPLICATION_FACTOR');
  });

  it('logs in with name and password, and says so when they are refused', async () => {
    broker = await KafkaBroker.start(requireLogIn('ana', 'right'));
    const { brokers } = broker;
    const sasl = { mechanism: 'plain', username: 'ana', password: 'right' } as const;
    const log = await openKafkaLog({ brokers, sasl, partitions: 1, topics: ['t'] });
    await log.append([{ topic: 't', key: 'k', value: Buffer.from('let in') }]);
    expect(textsOf(await readRecords(log, 't', 'g'))).toEqual(['let in']);
    await log.close();

    const refused = openKafkaLog({ brokers, sasl: { ...sasl, password: 'wr0ng' }, topics: ['t'] });
    await expect(refused).rejects.toThrow(/refuses the log-in; correct KAFKA_SASL_MECHANISM(?!.*wr0ng)/);
  });
});

async function settingsOf(brokers: readonly string[], name: string): Promise<Record<string, string>> {
  const admin = createClient({ ...KAFKA_DEFAULTS, brokers }).admin();
  await admin.connect();
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name }],
  });
  await admin.disconnect();
  return Object.fromEntries(
    resources[0]!.configEntries.map(({ configName, configValue }) => [configName, configValue]),
  );
}
