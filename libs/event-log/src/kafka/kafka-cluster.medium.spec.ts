import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import kafkajs from 'kafkajs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readRecords, textsOf } from '../contract/read-records.js';
import { hasKafka, KafkaBroker } from '../testing/kafka-broker.js';
import { requireLogIn, requireTls } from '../testing/kafka-properties.js';
import { createClient } from './create-client.js';
import { openKafkaLog } from './kafka-log.js';
import { KAFKA_DEFAULTS } from './kafka-options.js';

// A process of its own runs what the build made; `npm test` builds first.
const built = new URL('../../dist/index.js', import.meta.url).href;
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
let broker: KafkaBroker | undefined;
afterEach(() => broker?.remove());

describe.skipIf(!hasKafka)('settings of a Kafka cluster (needs kafka)', () => {
  it('makes topics with the partitions and copies asked for, and keeps those of a topic that exists', async () => {
    broker = await KafkaBroker.start();
    const { brokers } = broker;
    const open = (partitions: number) => openKafkaLog({ brokers, partitions, topics: ['t'] });
    const log = await open(5);
    const later = await open(7);
    expect([log.partitionsOf('t'), later.partitionsOf('t')]).toEqual([5, 5]);
    await Promise.all([log.close(), later.close()]);
    const settings = await settingsOf(brokers, 'almenara.t');
    expect(settings['min.insync.replicas']).toBe('1');
    // A record leaves with its segment: the time that one covers is part of the retention.
    const longest = Number(settings['retention.ms']) + Number(settings['segment.ms']);
    expect(longest).toBe(72 * 3_600_000);
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

describe.skipIf(!hasKafka || !hasOpenssl)(
  `TLS to Kafka (needs ${hasKafka ? 'openssl' : 'kafka'})`,
  { timeout: 120_000 },
  () => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'kafka-tls-'));
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    it('is spoken with a broker whose authority is known, and with no other', async () => {
      const key = join(folder, 'key.pem');
      const certificate = join(folder, 'certificate.pem');
      const both = join(folder, 'both.pem');
      const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
      const made = [
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-days',
        '2',
        '-keyout',
        key,
        '-out',
        certificate,
      ];
      expect(spawnSync('openssl', ['req', ...made, ...subject]).status).toBe(0);
      await writeFile(both, (await readFile(key, 'utf8')) + (await readFile(certificate, 'utf8')));
      broker = await KafkaBroker.start(requireTls(both, certificate));
      const [known, unknown] = await Promise.all([
        openInProcess(broker, { NODE_EXTRA_CA_CERTS: certificate }),
        openInProcess(broker, {}),
      ]);
      expect(known).toBe('opened');
      expect(unknown).toBe('KafkaAwayError');
    });
  },
);

/** Node reads its authorities once, when a process starts. */
async function openInProcess(broker: KafkaBroker, environment: Record<string, string>): Promise<string> {
  const script = `
    const { openKafkaLog } = await import(${JSON.stringify(built)});
    const options = { brokers: ${JSON.stringify(broker.brokers)}, tls: true, topics: ['t'], partitions: 1 };
    const outcome = await openKafkaLog(options).then((log) => log.close().then(() => 'opened'), ({ name }) => name);
    process.stdout.write(outcome);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  await once(child, 'exit');
  return output;
}

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
