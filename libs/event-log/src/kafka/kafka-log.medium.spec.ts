import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecords, textsOf } from '../contract/read-records.js';
import { type ContractAdapter, describeEventLogContract } from '../contract-suite.js';
import { hasKafka, KafkaBroker } from '../testing/kafka-broker.js';
import { openKafkaLog } from './kafka-log.js';

// A process of its own runs what the build made; `npm test` builds first.
const child = fileURLToPath(new URL('../../dist/kafka/contract-child.js', import.meta.url));

let broker: KafkaBroker;
let storages = 0;

const kafka: ContractAdapter = {
  boundsBytes: false,
  deletesAtOnce: false,
  async create({ partitions }) {
    storages += 1;
    const prefix = `test-${storages}.`;
    const { brokers } = broker;
    return {
      open: () =>
        openKafkaLog({
          brokers,
          prefix,
          partitions,
          sessionTimeoutMs: 1000,
          retry: { firstMs: 1, mostMs: 10 },
        }),
      start: (role) =>
        spawn(process.execPath, [child, brokers[0]!, prefix, String(partitions), ...role], {
          stdio: ['ignore', 'pipe', 'pipe'],
        }),
      remove: async () => undefined,
    };
  },
};

describe.skipIf(!hasKafka)('Kafka log (needs kafka)', () => {
  beforeAll(async () => {
    broker = await KafkaBroker.start();
  }, 90_000);
  afterAll(() => broker?.remove());

  describeEventLogContract('Kafka', kafka);

  it('gives all that open a new log the same epoch, above the floor', async () => {
    const open = (epochFloor: number) =>
      openKafkaLog({ brokers: broker.brokers, prefix: 'epoch.', partitions: 1, epochFloor });
    const logs = await Promise.all([open(41), open(41), open(41)]);
    const later = await open(99);
    expect([...logs, later].map(({ epoch }) => epoch)).toEqual([42, 42, 42, 42]);
    await Promise.all([...logs, later].map((log) => log.close()));
  });

  it('keeps an append that came while the broker was away and brings it when it is back', async () => {
    const log = await openKafkaLog({
      brokers: broker.brokers,
      prefix: 'away.',
      partitions: 1,
      topics: ['t'],
    });
    await log.append([{ topic: 't', key: 'k', value: Buffer.from('before') }]);
    await broker.kill();
    const appended = log.append([{ topic: 't', key: 'k', value: Buffer.from('during') }]);
    await broker.start();
    await appended;
    expect(textsOf(await readRecords(log, 't', 'g'))).toEqual(['before', 'during']);
    await log.close();
  });

  it('refuses a record that is too large and takes those appended at the same time', async () => {
    const log = await openKafkaLog({
      brokers: broker.brokers,
      prefix: 'large.',
      partitions: 1,
      topics: ['t'],
    });
    const small = { topic: 't', key: 'k', value: Buffer.from('small') };
    const outcomes = await Promise.allSettled([
      log.append([small]),
      log.append([{ topic: 't', key: 'k', value: Buffer.alloc(33 * 1024 * 1024) }]),
      log.append([small]),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(textsOf(await readRecords(log, 't', 'g'))).toEqual(['small', 'small']);
    await log.close();
  });
});
