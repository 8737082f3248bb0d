export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export const SASL_MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;

/** How topics are made and how brokers are spoken to, as far as the defaults do not fit. */
export interface KafkaConfiguration {
  readonly partitions?: number;
  readonly replicationFactor?: number;
  readonly minInsyncReplicas?: number;
  readonly tls?: boolean;
  readonly sasl?: {
    readonly mechanism: (typeof SASL_MECHANISMS)[number];
    readonly username: string;
    readonly password: string;
  };
}

/** Where a process sends traces of its own work. */
export interface TelemetryConfiguration {
  /** Base address of an OTLP/HTTP receiver. */
  readonly endpoint: string;
  readonly key?: string;
}

/** The server that takes e-mail, and the address that mails come from. */
export interface SmtpConfiguration {
  /** With the user and the password, where the server wants them. */
  readonly url: string;
  readonly from: string;
}

/** Both demo projects, the replayed one alone, or none. */
export type Demo = 'on' | 'replay' | 'off';

export const INFERENCE_PRIORITIES = ['low', 'normal'] as const;
/** Against everything else on the machine. */
export type InferencePriority = (typeof INFERENCE_PRIORITIES)[number];

/** What a process is started with. An absent part runs on its embedded engine. */
export interface Configuration {
  /** Absolute path of the data folder. */
  readonly data: string;
  /** Absolute path of a folder of models, instead of the one that ships. */
  readonly models?: string;
  readonly inferencePriority: InferencePriority;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly demo: Demo;
  readonly ingestKey?: string;
  readonly adminToken?: string;
  /** Origin under which people and applications reach this installation. */
  readonly publicUrl?: string;
  /** Origin of a gateway, for the other processes. */
  readonly gatewayUrl?: string;
  /** host:port of each. */
  readonly kafkaBrokers?: readonly string[];
  readonly kafka?: KafkaConfiguration;
  readonly clickhouseUrl?: string;
  readonly databaseUrl?: string;
  /** Whether addresses that people enter may lead to private networks. */
  readonly allowPrivateTargets: boolean;
  readonly logLevel: LogLevel;
  readonly telemetry?: TelemetryConfiguration;
  readonly smtp?: SmtpConfiguration;
}
