import { ConfigurationError, type Configuration } from '@almenara/configuration';

const KEYS = {
  kafkaBrokers: 'KAFKA_BROKERS',
  clickhouseUrl: 'CLICKHOUSE_URL',
  databaseUrl: 'DATABASE_URL',
  gatewayUrl: 'ALMENARA_GATEWAY_URL',
} as const;

/** The addresses of servers that a process of the cluster cannot do without. */
export function need<Part extends keyof typeof KEYS>(
  configuration: Configuration,
  ...parts: readonly Part[]
): { readonly [Name in Part]: NonNullable<Configuration[Name]> } {
  const missing = parts.filter((part) => configuration[part] === undefined);
  if (missing.length > 0) {
    throw new ConfigurationError(
      missing.map((part) => `${KEYS[part]} must be set: this process works together with others`),
    );
  }
  return Object.fromEntries(parts.map((part) => [part, configuration[part]])) as {
    readonly [Name in Part]: NonNullable<Configuration[Name]>;
  };
}
