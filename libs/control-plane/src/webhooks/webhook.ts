import type { Incident } from '../incidents/incident.js';

export const WEBHOOK_EVENTS = [
  'incident.opened',
  'incident.acknowledged',
  'incident.closed',
  'incident.reopened',
  'incident.reminded',
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

export type DeliveryState = 'waiting' | 'delivered' | 'failed';

export interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly enabled: boolean;
  readonly createdAt: Date;
  readonly secretHint: string;
  readonly lastDelivery: {
    readonly at: Date;
    readonly state: DeliveryState;
    readonly status: number | null;
  } | null;
}

/** What a receiver is told: names, times and figures, never what users or members wrote. */
export type DeliveryData = ReturnType<typeof tellIncident>;

export function tellIncident(incident: Incident) {
  const { project, key, kind, state, resolution, stream, encoder, since, openedAt, cause, newShare } =
    incident;
  return {
    project,
    key,
    kind,
    state,
    resolution,
    stream,
    encoder,
    cause,
    newShare,
    since: since?.toISOString() ?? null,
    openedAt: openedAt.toISOString(),
    acknowledgedAt: incident.acknowledgedAt?.toISOString() ?? null,
    closedAt: incident.closedAt?.toISOString() ?? null,
  };
}

/** One attempt that a monitor has taken upon itself. */
export interface ClaimedDelivery {
  /** The same at each attempt: `webhook-id`. */
  readonly id: string;
  readonly attempt: number;
  readonly project: string;
  readonly url: string;
  readonly secret: string;
  readonly event: WebhookEvent;
  readonly data: DeliveryData;
  readonly createdAt: Date;
}

export interface AttemptOutcome {
  readonly status: number | null;
  /** Null when it was delivered. */
  readonly failure: string | null;
  /** The beginning of the answer. */
  readonly excerpt: string;
}
