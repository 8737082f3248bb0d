import type { ControlPlane } from '@almenara/control-plane';
import type { EventLog } from '@almenara/event-log';
import type { Mailer, PrivateTargets } from '@almenara/outgoing-requests';
import type { TraceStoreConnection } from '@almenara/trace-store';
import type { Registry } from 'prom-client';

export interface MonitorOptions {
  readonly log: EventLog;
  readonly store: TraceStoreConnection;
  readonly controlPlane: ControlPlane;
  readonly registry: Registry;
  /** Address of the gateway, where applications send; asked each time, because the port may be chosen late. */
  gatewayUrl(): string;
  /** Address of the console, for links in what is told to others; without one there are none. */
  publicUrl?(): string | undefined;
  /** Whether addresses that people enter may lead to this machine or its network; refused when absent. */
  readonly privateTargets?: PrivateTargets | undefined;
  /** Undefined where the operator set no mail server. */
  readonly mailer?: Mailer | undefined;
  readonly now?: (() => number) | undefined;
}

export const MONITOR_OPTIONS = Symbol('monitor options');
