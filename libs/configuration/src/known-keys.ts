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
    meaning:
      '`on` fills the projects `demo` and `demo-desk` with sample data, `replay` only `demo`, which costs less, `off` leaves only the empty project `default`.',
  },
  {
    name: 'ALMENARA_MODELS',
    fallback: '',
    meaning:
      'Folder of models laid out as `models/`, which is read otherwise. Other weights need another version in their parameters: verdicts of one version are never mixed with those of another.',
  },
  {
    name: 'ALMENARA_INFERENCE_PRIORITY',
    fallback: 'low',
    meaning:
      '`low`: evaluators and encoders with a model take only what everything else on the machine leaves, and where that is nothing, answers stay without their scores. `normal`: as much as the others get. Linux only.',
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
    name: 'ALMENARA_PUBLIC_URL',
    fallback: '',
    meaning:
      'Address under which people and applications reach this installation through its proxy, without a path, for example `https://almenara.example`. Otherwise the address listened on.',
  },
  {
    name: 'ALMENARA_GATEWAY_URL',
    fallback: '',
    meaning:
      'Address of a gateway, for example `http://gateway:4318`: the monitor of a cluster sends its canary there.',
  },
  {
    name: 'KAFKA_BROKERS',
    fallback: '',
    meaning: 'Event log on Kafka instead of the embedded one: `host:port`, separated by commas.',
  },
  {
    name: 'KAFKA_PARTITIONS',
    fallback: '',
    meaning:
      'Partitions of the topic that the first process makes, 1 to 1024; 12 if not set. A topic that exists keeps its own.',
  },
  {
    name: 'KAFKA_REPLICATION_FACTOR',
    fallback: '',
    meaning:
      'Copies of each record in topics that are made, 1 to 10; 1 if not set. Three survive the loss of a machine.',
  },
  {
    name: 'KAFKA_MIN_INSYNC_REPLICAS',
    fallback: '',
    meaning:
      'Copies that must hold a record before it is acknowledged; at most the replication factor. One less than that if not set, and at least 1.',
  },
  {
    name: 'KAFKA_TLS',
    fallback: '',
    meaning:
      '`on`: encrypted connections to the brokers. `NODE_EXTRA_CA_CERTS` names the file of an authority of your own.',
  },
  {
    name: 'KAFKA_SASL_MECHANISM',
    fallback: '',
    meaning: 'Log-in at the brokers: `plain`, `scram-sha-256` or `scram-sha-512`.',
  },
  { name: 'KAFKA_SASL_USERNAME', fallback: '', meaning: 'User of that log-in.' },
  { name: 'KAFKA_SASL_PASSWORD', fallback: '', meaning: 'Password of that log-in.' },
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
    name: 'ALMENARA_ALLOW_PRIVATE_TARGETS',
    fallback: 'off',
    meaning:
      '`on` lets targets, embedding endpoints and provider canaries ask addresses of private networks and of this machine. `off` refuses them; a standalone that only this machine can reach still asks this machine.',
  },
  {
    name: 'ALMENARA_LOG_LEVEL',
    fallback: 'info',
    meaning: '`debug`, `info`, `warn` or `error`.',
  },
  {
    name: 'ALMENARA_TELEMETRY_ENDPOINT',
    fallback: '',
    meaning:
      'Where the processes send traces of their own work, as OTLP/HTTP: `http://collector:4318`. Nothing is recorded or sent while it is not set.',
  },
  {
    name: 'ALMENARA_TELEMETRY_KEY',
    fallback: '',
    meaning: 'Bearer token for that address, for example the key of a project of another Almenara.',
  },
  {
    name: 'ALMENARA_SMTP_URL',
    fallback: '',
    meaning:
      'Mail server for targets of the kind e-mail: `smtps://user:password@mail.example:465`, or `smtp://` with STARTTLS where the server offers it. Without it there are none.',
  },
  {
    name: 'ALMENARA_SMTP_FROM',
    fallback: '',
    meaning: 'Address that those mails come from.',
  },
] as const satisfies readonly KnownKey[];

/** Keys that applications, tests and benches read; a process knows their names and leaves them alone. */
export const OTHER_KEYS = [
  {
    name: 'ALMENARA_ENDPOINT',
    fallback: '',
    meaning: 'Read by instrumented applications and imports: the address of the server.',
  },
  {
    name: 'ALMENARA_KEY',
    fallback: '',
    meaning: 'Read by instrumented applications and imports: the project key.',
  },
  {
    name: 'ALMENARA_REQUIRE',
    fallback: '',
    meaning:
      'Read by tests: what must be present, separated by commas (`kafka`, `postgres`, `chromium`, `clients`, `python-clients`); its absence is then a failure instead of a skip.',
  },
  {
    name: 'ALMENARA_SOAK_KILLS',
    fallback: '5',
    meaning: 'Read by tests: how often the process under test is killed.',
  },
] as const satisfies readonly KnownKey[];

export type ServerKey = (typeof SERVER_KEYS)[number]['name'];
