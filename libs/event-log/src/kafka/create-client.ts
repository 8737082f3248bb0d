// Node finds no names in this CommonJS package.
import kafkajs, { type Kafka, type SASLOptions } from 'kafkajs';
import { type KafkaLogSettings } from './kafka-options.js';

/** A client that outlasts the restart of a broker: about half a minute of tries before a call fails. */
export function createClient({ brokers, tls, sasl }: KafkaLogSettings): Kafka {
  return new kafkajs.Kafka({
    clientId: 'almenara',
    brokers: [...brokers],
    ssl: tls,
    // A copy: the library writes into it.
    ...(sasl ? { sasl: { ...sasl } as SASLOptions } : {}),
    // Failures reach the caller as errors; the library's own log would repeat them in another form.
    logLevel: kafkajs.logLevel.NOTHING,
    connectionTimeout: 3000,
    requestTimeout: 15_000,
    retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 30 },
  });
}
