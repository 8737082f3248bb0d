import { type KafkaConfiguration, SASL_MECHANISMS } from './configuration.js';
import { type ServerKey } from './known-keys.js';
import { type Rule } from './rules/outcome.js';
import { readOnOff } from './rules/read-on-off.js';
import { readOneOf } from './rules/read-one-of.js';
import { readText } from './rules/read-text.js';
import { readWholeNumber } from './rules/read-whole-number.js';

export type ReadKey = <T>(name: ServerKey, rule: Rule<T>) => T | undefined;

/** Settings of Kafka beside its address; undefined when none is given. */
export function readKafka(read: ReadKey, problems: string[]): KafkaConfiguration | undefined {
  const before = problems.length;
  const partitions = read('KAFKA_PARTITIONS', readWholeNumber(1, 1024));
  const replicationFactor = read('KAFKA_REPLICATION_FACTOR', readWholeNumber(1, 10));
  const minInsyncReplicas = read('KAFKA_MIN_INSYNC_REPLICAS', readWholeNumber(1, 10));
  const tls = read('KAFKA_TLS', readOnOff);
  const mechanism = read('KAFKA_SASL_MECHANISM', readOneOf(SASL_MECHANISMS));
  const username = read('KAFKA_SASL_USERNAME', readText);
  const password = read('KAFKA_SASL_PASSWORD', readText);
  if (problems.length > before) return undefined;
  if ((minInsyncReplicas ?? 1) > (replicationFactor ?? 1)) {
    problems.push(
      'KAFKA_MIN_INSYNC_REPLICAS must be at most KAFKA_REPLICATION_FACTOR: no append could ever be acknowledged',
    );
  }
  const given = [mechanism, username, password].filter((value) => value !== undefined).length;
  if (given > 0 && given < 3) {
    problems.push('KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD must be set together');
  }
  const sasl =
    mechanism !== undefined && username !== undefined && password !== undefined
      ? { mechanism, username, password }
      : undefined;
  const entries = Object.entries({ partitions, replicationFactor, minInsyncReplicas, tls, sasl });
  const settings = entries.filter(([, value]) => value !== undefined);
  return settings.length === 0 ? undefined : Object.freeze(Object.fromEntries(settings));
}
