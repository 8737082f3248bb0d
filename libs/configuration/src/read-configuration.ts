import { type Configuration, type SmtpConfiguration, type TelemetryConfiguration } from './configuration.js';
import { ConfigurationError } from './configuration-error.js';
import { findUnknownKeys, type Environment } from './find-unknown-keys.js';
import { SERVER_KEYS, type ServerKey } from './known-keys.js';
import { readKafka, type ReadKey } from './read-kafka.js';
import { readBrokers } from './rules/read-brokers.js';
import { readEmailAddress } from './rules/read-email-address.js';
import { readFolder } from './rules/read-folder.js';
import { readInferencePriority } from './rules/read-inference-priority.js';
import { readHost } from './rules/read-host.js';
import { readKey } from './rules/read-key.js';
import { readLogLevel } from './rules/read-log-level.js';
import { readDemo } from './rules/read-demo.js';
import { readOnOff } from './rules/read-on-off.js';
import { readOrigin } from './rules/read-origin.js';
import { readPort } from './rules/read-port.js';
import { readUrl } from './rules/read-url.js';
import { type Rule } from './rules/outcome.js';

const readClickhouse = readUrl(['http:', 'https:'], 'http://user:password@host:8123');
const readCollector = readUrl(['http:', 'https:'], 'http://collector:4318');
const readSmtp = readUrl(['smtp:', 'smtps:'], 'smtps://user:password@mail.example:465');
const readDatabase = readUrl(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/database');

/** Reads everything before it complains, so that one start shows every mistake. An empty value counts as absent. */
export function readConfiguration(
  environment: Environment,
  { repositoryRoot }: { repositoryRoot: string },
): Configuration {
  const problems = findUnknownKeys(environment);

  function read<T>(name: ServerKey, rule: Rule<T>): T | undefined {
    const text = environment[name] || FALLBACKS.get(name);
    if (!text) return undefined;
    const outcome = rule(text);
    if ('value' in outcome) return outcome.value;
    problems.push(`${name} ${outcome.problem}`);
    return undefined;
  }

  const found = {
    data: read('ALMENARA_DATA', readFolder(repositoryRoot)),
    host: read('ALMENARA_HOST', readHost),
    port: read('ALMENARA_PORT', readPort),
    demo: read('ALMENARA_DEMO', readDemo),
    models: read('ALMENARA_MODELS', readFolder(repositoryRoot)),
    inferencePriority: read('ALMENARA_INFERENCE_PRIORITY', readInferencePriority),
    ingestKey: read('ALMENARA_INGEST_KEY', readKey),
    adminToken: read('ALMENARA_ADMIN_TOKEN', readKey),
    publicUrl: read('ALMENARA_PUBLIC_URL', readOrigin),
    gatewayUrl: read('ALMENARA_GATEWAY_URL', readOrigin),
    kafkaBrokers: read('KAFKA_BROKERS', readBrokers),
    kafka: readKafka(read, problems),
    clickhouseUrl: read('CLICKHOUSE_URL', readClickhouse),
    databaseUrl: read('DATABASE_URL', readDatabase),
    allowPrivateTargets: read('ALMENARA_ALLOW_PRIVATE_TARGETS', readOnOff),
    logLevel: read('ALMENARA_LOG_LEVEL', readLogLevel),
    telemetry: readTelemetry(read, problems),
    smtp: readMail(read, problems),
  };
  if (found.ingestKey !== undefined && found.ingestKey === found.adminToken) {
    problems.push(
      'ALMENARA_ADMIN_TOKEN must differ from ALMENARA_INGEST_KEY: applications hold the ingest key',
    );
  }
  if (problems.length > 0) throw new ConfigurationError(problems);
  const given = Object.entries(found).filter(([, value]) => value !== undefined);
  // Every part without a fallback is optional, and a part with one was either read or is among the problems.
  return Object.freeze(Object.fromEntries(given)) as unknown as Configuration;
}

function readTelemetry(read: ReadKey, problems: string[]): TelemetryConfiguration | undefined {
  const endpoint = read('ALMENARA_TELEMETRY_ENDPOINT', readCollector);
  const key = read('ALMENARA_TELEMETRY_KEY', readKey);
  if (endpoint !== undefined) return key === undefined ? { endpoint } : { endpoint, key };
  if (key !== undefined) problems.push('ALMENARA_TELEMETRY_KEY needs ALMENARA_TELEMETRY_ENDPOINT');
  return undefined;
}

function readMail(read: ReadKey, problems: string[]): SmtpConfiguration | undefined {
  const url = read('ALMENARA_SMTP_URL', readSmtp);
  const from = read('ALMENARA_SMTP_FROM', readEmailAddress);
  if (url !== undefined && from !== undefined) return { url, from };
  if (from !== undefined) problems.push('ALMENARA_SMTP_FROM needs ALMENARA_SMTP_URL');
  if (url !== undefined && !problems.some((problem) => problem.startsWith('ALMENARA_SMTP_FROM')))
    problems.push('ALMENARA_SMTP_URL needs ALMENARA_SMTP_FROM, the address that mails come from');
  return undefined;
}

const FALLBACKS = new Map<ServerKey, string>(SERVER_KEYS.map(({ name, fallback }) => [name, fallback]));
