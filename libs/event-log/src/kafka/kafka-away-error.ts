/** No broker answered when the log was opened. */
export class KafkaAwayError extends Error {
  constructor(brokers: readonly string[], cause: unknown) {
    super(`Kafka at ${brokers.join(', ')} does not answer; start it or correct KAFKA_BROKERS`, { cause });
    this.name = 'KafkaAwayError';
  }
}
