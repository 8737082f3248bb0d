import { type BackOffLimits } from '../back-off.js';

export interface KafkaLogOptions {
  /** host:port of each. */
  readonly brokers: readonly string[];
  /** Put before every name of a topic and group, so that several installations can share a cluster. */
  readonly prefix?: string;
  /** Topics that must be there when the log opens; others are made when they are first used. */
  readonly topics?: readonly string[];
  /** Partitions of a topic that is made; one that exists keeps its own number. */
  readonly partitions?: number;
  readonly replicationFactor?: number;
  /** Copies that must hold a record before an append resolves; one less than there are, and at least one, by default. */
  readonly minInsyncReplicas?: number;
  /** Encrypted connections, checked against the authorities that Node knows. */
  readonly tls?: boolean;
  readonly sasl?: KafkaLogIn;
  /** How long brokers keep a record, whether or not it was read. */
  readonly retentionMs?: number;
  /** A log without an epoch gets one above this. */
  readonly epochFloor?: number;
  /** A consumer that is silent for this long loses its partitions. */
  readonly sessionTimeoutMs?: number;
  /** Pauses between two tries to handle the same records. */
  readonly retry?: BackOffLimits;
}

export interface KafkaLogIn {
  readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
  readonly username: string;
  readonly password: string;
}

type Optional = 'minInsyncReplicas' | 'sasl';

export const KAFKA_DEFAULTS = {
  prefix: 'almenara.',
  topics: [],
  partitions: 12,
  replicationFactor: 1,
  tls: false,
  retentionMs: 72 * 3_600_000,
  epochFloor: 0,
  sessionTimeoutMs: 10_000,
  retry: { firstMs: 100, mostMs: 10_000 },
} as const satisfies Omit<Required<KafkaLogOptions>, 'brokers' | Optional>;

export type KafkaLogSettings = Required<Omit<KafkaLogOptions, Optional>> & Pick<KafkaLogOptions, Optional>;

/** Largest record a topic takes; the gateway's largest, when every character needs three bytes, fits. */
export const MAX_RECORD_BYTES = 32 * 1024 * 1024;
