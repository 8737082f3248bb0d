// Node finds no names in this CommonJS package.
import kafkajs, { type Kafka } from 'kafkajs';

/** A client that outlasts the restart of a broker: about half a minute of tries before a call fails. */
export function createClient(brokers: readonly string[]): Kafka {
  return new kafkajs.Kafka({
    clientId: 'almenara',
    brokers: [...brokers],
    // Failures reach the caller as errors; the library's own log would repeat them in another form.
    logLevel: kafkajs.logLevel.NOTHING,
    connectionTimeout: 3000,
    requestTimeout: 15_000,
    retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 30 },
  });
}
