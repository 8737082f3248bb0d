/** No broker answered when the log was opened, or none let this process in. */
export class KafkaAwayError extends Error {
  constructor(brokers: readonly string[], cause: unknown) {
    const where = brokers.join(', ');
    super(
      isRefusedLogIn(cause)
        ? `Kafka at ${where} refuses the log-in; correct KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD`
        : `Kafka at ${where} does not answer; start it or correct KAFKA_BROKERS and KAFKA_TLS`,
      { cause },
    );
    this.name = 'KafkaAwayError';
  }
}

function isRefusedLogIn(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (/SASLAuthentication/.test(cause.name) || /SASL/.test(cause.message)) return true;
  }
  return false;
}
