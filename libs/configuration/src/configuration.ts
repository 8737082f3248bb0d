export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What a process is started with. An absent part runs on its embedded engine. */
export interface Configuration {
  /** Absolute path of the data folder. */
  readonly data: string;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly demo: boolean;
  readonly ingestKey?: string;
  readonly adminToken?: string;
  /** host:port of each. */
  readonly kafkaBrokers?: readonly string[];
  readonly clickhouseUrl?: string;
  readonly databaseUrl?: string;
  readonly gatewayUrl?: string;
  readonly logLevel: LogLevel;
}
