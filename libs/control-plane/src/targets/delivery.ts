import type { DELIVERY_STATES, FAILURE_CLASSES } from '@almenara/contract';
import type { EntityManager } from 'typeorm';
import type { TargetAddress } from './target.js';

export type DeliveryState = (typeof DELIVERY_STATES)[number];
export type FailureClass = (typeof FAILURE_CLASSES)[number];

export const INCIDENT_DELIVERIES = [
  'incident.opened',
  'incident.acknowledged',
  'incident.closed',
  'incident.reopened',
  'incident.reminded',
] as const;
export type IncidentDelivery = (typeof INCIDENT_DELIVERIES)[number];

/** What a receiver is told: names, times and figures, and questions only where the target's rules allow them. */
export type DeliveryData = Readonly<Record<string, unknown>>;

export interface NewDelivery {
  readonly project: string;
  readonly targetId: string;
  readonly incidentNumber: number | null;
  /** Of a remediation, whose target is told once where it knows no keys. */
  readonly remediationId: string | null;
  readonly event: string;
  readonly data: DeliveryData;
  readonly at: Date;
}

export interface Delivery {
  /** The same at each attempt, and the key by which a receiver tells what it has had already. */
  readonly id: string;
  readonly target: { readonly id: string; readonly name: string };
  readonly incidentNumber: number | null;
  readonly remediationId: string | null;
  readonly event: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly createdAt: Date;
  /** Null once it has ended. */
  readonly nextAttemptAt: Date | null;
  readonly finishedAt: Date | null;
  readonly status: number | null;
  readonly failure: string | null;
  readonly replayOf: string | null;
  readonly replayReason: string | null;
}

export interface DeliveryDetail extends Delivery {
  readonly data: DeliveryData;
  /** The oldest first. */
  readonly log: readonly DeliveryAttempt[];
}

/** One attempt that a monitor has taken upon itself. */
export interface ClaimedDelivery extends TargetAddress {
  readonly id: string;
  readonly attempt: number;
  readonly project: string;
  readonly incidentNumber: number | null;
  readonly event: string;
  readonly data: DeliveryData;
  readonly createdAt: Date;
}

export interface AttemptOutcome {
  readonly status: number | null;
  /** Null when it was delivered. */
  readonly failure: string | null;
  readonly failureClass: FailureClass | null;
  /** How long the receiver asks to be left alone. */
  readonly retryAfterMs: number | null;
  readonly latencyMs: number;
  /** Without secrets; null when nothing was made to be sent. */
  readonly requestHeaders: Readonly<Record<string, string>> | null;
  /** SHA-256 in hex of the body that was sent. */
  readonly bodyDigest: string | null;
  /** The beginning of the answer. */
  readonly excerpt: string;
}

export interface DeliveryAttempt extends Omit<AttemptOutcome, 'retryAfterMs' | 'latencyMs'> {
  readonly attempt: number;
  readonly at: Date;
  readonly latencyMs: number | null;
}

/**
 * Called in the transaction in which a delivery of a remediation ended. A delivery that is replayed ends again, and one
 * whose answer came late ends as delivered after it had ended otherwise.
 */
export type OnDelivered = (
  manager: EntityManager,
  remediationId: string,
  outcome: 'delivered' | 'failed' | 'unknown',
  at: Date,
  detail: string | null,
) => Promise<void>;
