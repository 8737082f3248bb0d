import type { ControlPlane } from '@almenara/control-plane';
import type { Mailer, PrivateTargets } from '@almenara/outgoing-requests';
import type { TraceStoreConnection } from '@almenara/trace-store';
import type { Registry } from 'prom-client';

export interface ApiOptions {
  readonly store: TraceStoreConnection;
  readonly controlPlane: ControlPlane;
  /** Makes its bearer the operator. Without one, only sessions and keys get in. */
  readonly adminToken?: string | undefined;
  /** Address under which people reach this installation; asked each time, because the port may be chosen late. */
  publicUrl(): string;
  /** The project's ingest key, where this installation still knows it. */
  ingestKey(project: string): Promise<string | null>;
  /** Whether addresses that people enter may lead to this machine or its network; refused when absent. */
  readonly privateTargets?: PrivateTargets | undefined;
  /** Undefined where the operator set no mail server. */
  readonly mailer?: Mailer | undefined;
  /** Filled with the metrics of the process and of this API, and told at /metrics. */
  readonly registry?: Registry | undefined;
  /** Reads that may run at the same time, and wait for their turn. The engine's other readers stay free for the writer. */
  readonly maxReads?: number | undefined;
  readonly maxWaitingReads?: number | undefined;
  /** Of the answers drawn to be labelled, the share that two people judge: 0.1 when absent. */
  readonly secondOpinions?: number | undefined;
  /** How often live lists look for changes, in milliseconds. */
  readonly liveIntervalMs?: number | undefined;
  readonly maxLiveListeners?: number | undefined;
  /** After how many milliseconds the rights of whoever listens to a live list are looked at again: 10 s when absent. */
  readonly liveRecheckMs?: number | undefined;
}

export const API_OPTIONS = Symbol('api options');

/** What the HTTP server needs: ids in addresses are longer than Fastify allows by default. */
export const API_SERVER_OPTIONS = { routerOptions: { maxParamLength: 2000 } } as const;
