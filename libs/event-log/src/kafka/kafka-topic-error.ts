const HINTS: Readonly<Record<string, string>> = {
  INVALID_REPLICATION_FACTOR:
    'there are fewer brokers than KAFKA_REPLICATION_FACTOR; start more, or lower it',
  TOPIC_AUTHORIZATION_FAILED:
    'the user of KAFKA_SASL_USERNAME may not make topics; allow it, or make them by hand',
  CLUSTER_AUTHORIZATION_FAILED:
    'the user of KAFKA_SASL_USERNAME may not make topics; allow it, or make them by hand',
  POLICY_VIOLATION: 'a policy of the brokers forbids its settings; make it by hand',
};

/** The brokers refused to make a topic, for a reason that a person can remove. */
export class KafkaTopicError extends Error {
  private constructor(topic: string, hint: string, cause: unknown) {
    super(`the Kafka topic ${topic} cannot be made: ${hint}`, { cause });
    this.name = 'KafkaTopicError';
  }

  /** The error itself where nobody but a developer could act on it. */
  static of(topic: string, error: unknown): unknown {
    const hint = HINTS[findType(error) ?? ''];
    return hint === undefined ? error : new KafkaTopicError(topic, hint, error);
  }
}

/** The library wraps one error per topic into another one. */
export function findType(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { type, errors } = error as { type?: unknown; errors?: readonly unknown[] };
  if (typeof type === 'string') return type;
  return findType(errors?.[0] ?? error.cause);
}
