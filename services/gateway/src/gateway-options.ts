import type { KeyResolution } from '@almenara/control-plane';
import type { PersonalDataKind } from '@almenara/contract';
import type { EventLog } from '@almenara/event-log';
import type { InSpan } from '@almenara/process-host';
import type { Registry } from 'prom-client';

const MIB = 1024 * 1024;

export interface GatewayLimits {
  /** Bytes of a body on the wire. */
  readonly maxBytes: number;
  readonly maxDecompressedBytes: number;
  /** Bytes of one event as JSON. */
  readonly maxEventBytes: number;
  /** Bodies in work at once, all together; more are asked to come later. */
  readonly maxBytesInWork: number;
}

export const DEFAULT_LIMITS: GatewayLimits = {
  maxBytes: 16 * MIB,
  maxDecompressedBytes: 64 * MIB,
  maxEventBytes: 8 * MIB,
  maxBytesInWork: 128 * MIB,
};

export interface GatewayOptions {
  readonly log: EventLog;
  readonly keys: { resolve(key: string): Promise<KeyResolution> };
  /** What a project has masked besides credentials. */
  readonly privacy: { of(project: string): Promise<{ readonly masked: readonly PersonalDataKind[] }> };
  readonly registry: Registry;
  readonly inSpan?: InSpan;
  readonly limits?: Partial<GatewayLimits>;
  readonly now?: () => number;
}

export const GATEWAY_OPTIONS = Symbol('gateway options');
