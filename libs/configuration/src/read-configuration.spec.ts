import { resolve } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ConfigurationError } from './configuration-error.js';
import { OTHER_KEYS, SERVER_KEYS } from './known-keys.js';
import { readConfiguration } from './read-configuration.js';

const repositoryRoot = resolve('/srv/almenara');
const read = (environment: Record<string, string | undefined>) =>
  readConfiguration(environment, { repositoryRoot });
const fail = (environment: Record<string, string | undefined>): ConfigurationError => {
  const { error } = attempt(environment);
  if (error instanceof ConfigurationError) return error;
  return expect.unreachable(`expected a ConfigurationError instead of ${String(error)}`);
};
const KEY = 'a-visible-key-of-24-chars';

const defaults = {
  data: resolve(repositoryRoot, '.almenara'),
  host: '127.0.0.1',
  port: 4318,
  demo: 'on',
  inferencePriority: 'low',
  allowPrivateTargets: false,
  logLevel: 'info',
};

test('an empty environment gives the defaults, frozen', () => {
  expect(read({ PATH: '/bin' })).toEqual(defaults);
  expect(Object.isFrozen(read({}))).toBe(true);
});

test('an empty value counts as not set', () => {
  const empty = Object.fromEntries([...SERVER_KEYS, ...OTHER_KEYS].map(({ name }) => [name, '']));
  expect(read({ ...empty, ALMENARA_UNKNOWN: '', ALMENARA_OTHER: undefined })).toEqual(defaults);
});

test('every key is read', () => {
  expect(
    read({
      ALMENARA_DATA: 'elsewhere/data',
      ALMENARA_HOST: '::1',
      ALMENARA_PORT: '0',
      ALMENARA_DEMO: 'off',
      ALMENARA_INFERENCE_PRIORITY: 'normal',
      ALMENARA_INGEST_KEY: KEY,
      ALMENARA_ADMIN_TOKEN: `${KEY}!`,
      KAFKA_BROKERS: 'one:9092, two.example:9093,[::1]:9094',
      CLICKHOUSE_URL: 'https://ana:secret@db.example:8443',
      DATABASE_URL: 'postgresql://ana:se%40cret@db/almenara?sslmode=require',
      ALMENARA_ALLOW_PRIVATE_TARGETS: 'on',
      ALMENARA_LOG_LEVEL: 'warn',
      ALMENARA_PUBLIC_URL: 'https://almenara.example/',
      ALMENARA_GATEWAY_URL: 'http://gateway:4318',
      KAFKA_PARTITIONS: '24',
      KAFKA_REPLICATION_FACTOR: '3',
      KAFKA_MIN_INSYNC_REPLICAS: '2',
      KAFKA_TLS: 'on',
      KAFKA_SASL_MECHANISM: 'scram-sha-512',
      KAFKA_SASL_USERNAME: 'ana',
      KAFKA_SASL_PASSWORD: 'se cret',
      ALMENARA_SMTP_URL: 'smtps://ana:secret@mail.example:465',
      ALMENARA_SMTP_FROM: 'almenara@example.com',
      ALMENARA_TELEMETRY_ENDPOINT: 'http://collector:4318',
      ALMENARA_TELEMETRY_KEY: KEY,
    }),
  ).toEqual({
    data: resolve(repositoryRoot, 'elsewhere/data'),
    host: '::1',
    port: 0,
    demo: 'off',
    inferencePriority: 'normal',
    ingestKey: KEY,
    adminToken: `${KEY}!`,
    kafkaBrokers: ['one:9092', 'two.example:9093', '[::1]:9094'],
    clickhouseUrl: 'https://ana:secret@db.example:8443',
    databaseUrl: 'postgresql://ana:se%40cret@db/almenara?sslmode=require',
    allowPrivateTargets: true,
    logLevel: 'warn',
    publicUrl: 'https://almenara.example',
    gatewayUrl: 'http://gateway:4318',
    kafka: {
      partitions: 24,
      replicationFactor: 3,
      minInsyncReplicas: 2,
      tls: true,
      sasl: { mechanism: 'scram-sha-512', username: 'ana', password: 'se cret' },
    },
    telemetry: { endpoint: 'http://collector:4318', key: KEY },
    smtp: { url: 'smtps://ana:secret@mail.example:465', from: 'almenara@example.com' },
  });
});

test('keys of applications and tests are known and left alone', () => {
  const others = Object.fromEntries(OTHER_KEYS.map(({ name }) => [name, 'any value']));
  expect(read(others)).toEqual(defaults);
});

test.each([
  ['ALMENARA_PORT', '-1'],
  ['ALMENARA_PORT', '65536'],
  ['ALMENARA_PORT', '80.5'],
  ['ALMENARA_PORT', '0x50'],
  ['ALMENARA_PORT', ' 80'],
  ['ALMENARA_PORT', 'http'],
  ['ALMENARA_HOST', 'http://here'],
  ['ALMENARA_HOST', 'here:80'],
  ['ALMENARA_HOST', '256.1.1.1'],
  ['ALMENARA_HOST', '1.2.3'],
  ['ALMENARA_HOST', '-a.example'],
  ['ALMENARA_HOST', 'two words'],
  ['ALMENARA_SMTP_URL', 'https://mail.example'],
  ['ALMENARA_SMTP_FROM', 'Ann <ann@example.com>'],
  ['ALMENARA_SMTP_FROM', 'ann'],
  ['ALMENARA_DEMO', 'true'],
  ['ALMENARA_DEMO', 'ON'],
  ['ALMENARA_DEMO', '1'],
  ['ALMENARA_INFERENCE_PRIORITY', '19'],
  ['ALMENARA_INGEST_KEY', 'x'.repeat(19)],
  ['ALMENARA_INGEST_KEY', 'x'.repeat(201)],
  ['ALMENARA_INGEST_KEY', `${KEY} with spaces`],
  ['ALMENARA_ADMIN_TOKEN', `${KEY}ñ`],
  ['ALMENARA_ADMIN_TOKEN', 'short'],
  ['KAFKA_BROKERS', 'one'],
  ['KAFKA_BROKERS', 'one:9092,'],
  ['KAFKA_BROKERS', 'one:0'],
  ['KAFKA_BROKERS', 'one:99999'],
  ['KAFKA_BROKERS', 'kafka://one:9092'],
  ['CLICKHOUSE_URL', 'db:8123'],
  ['CLICKHOUSE_URL', 'tcp://db:9000'],
  ['CLICKHOUSE_URL', 'http://'],
  ['DATABASE_URL', 'mysql://db/x'],
  ['DATABASE_URL', 'postgres://'],
  ['DATABASE_URL', 'postgres:db'],
  ['DATABASE_URL', 'postgres://ana:with space@db/x'],
  ['ALMENARA_LOG_LEVEL', 'verbose'],
  ['ALMENARA_PUBLIC_URL', 'almenara.example'],
  ['ALMENARA_PUBLIC_URL', 'https://almenara.example/path'],
  ['ALMENARA_PUBLIC_URL', 'https://ana:secret@almenara.example'],
  ['ALMENARA_PUBLIC_URL', 'https://almenara.example/?'],
  ['ALMENARA_GATEWAY_URL', 'ftp://gateway:21'],
  ['KAFKA_PARTITIONS', '0'],
  ['KAFKA_PARTITIONS', '1025'],
  ['KAFKA_REPLICATION_FACTOR', '1.5'],
  ['KAFKA_MIN_INSYNC_REPLICAS', '2'],
  ['KAFKA_TLS', 'yes'],
  ['KAFKA_SASL_MECHANISM', 'oauthbearer'],
  ['ALMENARA_TELEMETRY_ENDPOINT', 'grpc://collector:4317'],
  ['ALMENARA_DATA', 'a\0b'],
  ['ALMENARA_DATA', 's3://bucket/folder'],
])('%s=%j is refused by its name and without its value', (name, value) => {
  const { problems, message } = fail({ [name]: value });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(new RegExp(`^${name} must `));
  // A short value such as "on" stands in the rule itself.
  expect(message.includes(value) && value.length > 12).toBe(false);
});

test('all problems stand in one message', () => {
  const { message } = fail({
    ALMENARA_PROT: '4318',
    ALMENARA_PURPLE_ELEPHANT: 'x',
    ALMENARA_PORT: 'x',
    ALMENARA_DEMO: 'maybe',
    DATABASE_URL: 'x',
  });
  expect(message).toBe(
    [
      'The configuration has 5 problems:',
      '  - ALMENARA_PROT is not known; did you mean ALMENARA_PORT?',
      '  - ALMENARA_PURPLE_ELEPHANT is not known',
      '  - ALMENARA_PORT must be a port: a whole number from 0 (any free port) to 65535',
      '  - ALMENARA_DEMO must be on, replay or off',
      '  - DATABASE_URL must be an address such as postgres://user:password@host:5432/database; special characters in a password are escaped (%40 for @)',
    ].join('\n'),
  );
});

test.each([
  ['KAFKA_SASL_MECHANISM', 'plain'],
  ['KAFKA_SASL_USERNAME', 'ana'],
  ['KAFKA_SASL_PASSWORD', 'x'],
])('%s alone is refused: the three go together', (name, value) => {
  expect(fail({ [name]: value }).problems).toEqual([
    'KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD must be set together',
  ]);
});

test('a key for telemetry without an address is a mistake', () => {
  expect(fail({ ALMENARA_TELEMETRY_KEY: KEY }).problems).toEqual([
    'ALMENARA_TELEMETRY_KEY needs ALMENARA_TELEMETRY_ENDPOINT',
  ]);
});

test('the ingest key cannot be the admin token too', () => {
  const { message } = fail({ ALMENARA_INGEST_KEY: KEY, ALMENARA_ADMIN_TOKEN: KEY });
  expect(message).toContain('ALMENARA_ADMIN_TOKEN must differ from ALMENARA_INGEST_KEY');
  expect(message).not.toContain(KEY);
});

test('whatever the environment holds: a configuration, or a ConfigurationError that quotes no value', () => {
  const names = [...SERVER_KEYS, ...OTHER_KEYS].map(({ name }) => name);
  const name = fc.oneof(
    fc.constantFrom<string>(...names),
    fc.string({ unit: 'binary' }).map((end) => `ALMENARA_${end}`),
    fc.string(),
  );
  const marker = 'Zq7#secret';
  const value = fc.oneof(
    fc.string({ unit: 'binary' }).map((text) => `${marker}${text}`),
    fc.string().map((text) => `postgres://ana:${marker}@${text}`),
    fc.string().map((text) => `${text}${marker}`),
    fc.constantFrom('', 'on', '80', undefined),
  );
  fc.assert(
    fc.property(fc.dictionary(name, value, { noNullPrototype: false }), (environment) => {
      const { error } = attempt(environment);
      expect(error === undefined || error instanceof ConfigurationError).toBe(true);
      expect(String(error)).not.toContain(marker);
    }),
    { numRuns: 500 },
  );
});

function attempt(environment: Record<string, string | undefined>): { error?: unknown } {
  try {
    read(environment);
    return {};
  } catch (error) {
    return { error };
  }
}
