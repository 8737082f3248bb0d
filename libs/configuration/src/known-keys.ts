/** One key of the environment, for the reader of the documentation. */
export interface KnownKey {
  readonly name: string;
  readonly fallback: string;
  readonly meaning: string;
}

/** Keys that a process reads when it starts. */
export const SERVER_KEYS = [
  {
    name: 'ALMENARA_DATA',
    fallback: '.almenara',
    meaning: 'Folder of the embedded engines. A relative path belongs to the repository.',
  },
  {
    name: 'ALMENARA_HOST',
    fallback: '127.0.0.1',
    meaning: 'Address to listen on. Anything but loopback is reachable by others: put TLS in front.',
  },
  {
    name: 'ALMENARA_PORT',
    fallback: '4318',
    meaning: 'Port of ingest, API and console. `0` takes any free port.',
  },
  {
    name: 'ALMENARA_DEMO',
    fallback: 'on',
    meaning: '`on` fills the project `demo` with sample data, `off` leaves only the empty project `default`.',
  },
  {
    name: 'ALMENARA_INGEST_KEY',
    fallback: '',
    meaning:
      'Preset key of the project `default`: 20 to 200 visible ASCII characters. Made at the first start when absent.',
  },
  {
    name: 'ALMENARA_ADMIN_TOKEN',
    fallback: '',
    meaning:
      'Preset bearer token for `/api`: 20 to 200 visible ASCII characters, another value than the ingest key.',
  },
  {
    name: 'KAFKA_BROKERS',
    fallback: '',
    meaning: 'Event log on Kafka instead of the embedded one: `host:port`, separated by commas.',
  },
  {
    name: 'CLICKHOUSE_URL',
    fallback: '',
    meaning:
      'Trace store on a ClickHouse server instead of the embedded one: `http://user:password@host:8123`.',
  },
  {
    name: 'DATABASE_URL',
    fallback: '',
    meaning:
      'Control plane on PostgreSQL instead of the embedded one: `postgres://user:password@host:5432/database`.',
  },
  {
    name: 'ALMENARA_GATEWAY_URL',
    fallback: '',
    meaning:
      'Read by the monitor of a cluster: address of the gateway, to which it sends its canary each minute.',
  },
  {
    name: 'ALMENARA_LOG_LEVEL',
    fallback: 'info',
    meaning: '`debug`, `info`, `warn` or `error`.',
  },
] as const satisfies readonly KnownKey[];

/** Keys that applications, tests and benches read; a process knows their names and leaves them alone. */
export const OTHER_KEYS = [
  {
    name: 'ALMENARA_ENDPOINT',
    fallback: '',
    meaning: 'Read by instrumented applications: the address of the server.',
  },
  { name: 'ALMENARA_KEY', fallback: '', meaning: 'Read by instrumented applications: the project key.' },
  {
    name: 'ALMENARA_REQUIRE',
    fallback: '',
    meaning:
      'Read by tests: what must be present, separated by commas (`kafka`, `postgres`, `chromium`); its absence is then a failure instead of a skip.',
  },
  {
    name: 'ALMENARA_SOAK_KILLS',
    fallback: '5',
    meaning: 'Read by tests: how often the process under test is killed.',
  },
] as const satisfies readonly KnownKey[];

export type ServerKey = (typeof SERVER_KEYS)[number]['name'];
