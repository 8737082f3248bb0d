import type { INCIDENT_EVENTS, IncidentEvidence, IncidentItem, SEVERITIES } from '@almenara/contract';
import type { Actor } from '../audit-log/actor.js';

export type IncidentKind = IncidentItem['kind'];
export type IncidentState = IncidentItem['state'];
export type IncidentResolution = NonNullable<IncidentItem['resolution']>;
export type IncidentEventName = (typeof INCIDENT_EVENTS)[number];

export type Severity = (typeof SEVERITIES)[number];

/** A merged incident is closed by merging alone. */
export type ClosingResolution = Exclude<IncidentResolution, 'merged'>;

export interface Person {
  readonly id: string;
  readonly name: string;
}

/** One of the streams that an incident is about. */
export interface IncidentStream {
  readonly kind: IncidentKind;
  readonly stream: string;
  readonly encoder: string | null;
  readonly since: Date | null;
  /** When its alarm was raised. */
  readonly addedAt: Date;
  readonly cause: string;
  readonly newShare: IncidentItem['newShare'];
}

export interface IncidentStreamDetail extends IncidentStream {
  readonly evidence: IncidentEvidence;
}

export interface Incident {
  readonly project: string;
  readonly key: string;
  readonly number: number;
  readonly kind: IncidentKind;
  readonly state: IncidentState;
  readonly resolution: IncidentResolution | null;
  readonly stream: string;
  readonly encoder: string | null;
  readonly since: Date | null;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly acknowledgedAt: Date | null;
  readonly acknowledgedBy: Person | null;
  readonly cause: string;
  readonly newShare: IncidentItem['newShare'];
  readonly severity: Severity;
  readonly snoozedUntil: Date | null;
  readonly snoozedBy: Person | null;
  /** Key of the incident that it became a part of. */
  readonly mergedInto: string | null;
}

/** With all streams that have its cause, the one whose alarm came first in front. */
export interface IncidentGroup extends Incident {
  readonly streams: readonly IncidentStream[];
}

export interface IncidentEvent {
  readonly seq: number;
  readonly at: Date;
  readonly event: IncidentEventName;
  readonly by: Person | null;
  readonly note: string | null;
}

export interface IncidentDetail extends Incident {
  readonly streams: readonly IncidentStreamDetail[];
  /** Of the first stream. */
  readonly evidence: IncidentEvidence;
  /** The oldest first. */
  readonly history: readonly IncidentEvent[];
}

/** What a monitor tells when it raises an alarm. */
export interface NewIncident {
  readonly project: string;
  /** The same whenever the same alarm is told again. */
  readonly dedupeKey: string;
  readonly kind: IncidentKind;
  readonly stream: string;
  readonly encoder: string | null;
  readonly since: Date | null;
  readonly openedAt: Date;
  readonly cause: string;
  readonly newShare: IncidentItem['newShare'];
  /** By the share of what is new where it is absent. */
  readonly severity?: Severity | undefined;
  readonly evidence: Omit<IncidentEvidence, 'frozenAt' | 'digest' | 'removedExamples'>;
}

export function incidentKey(number: number): string {
  return `INC-${number}`;
}

/** Undefined for what is no key. */
export function numberOfKey(key: string): number | undefined {
  const match = /^INC-([1-9][0-9]{0,8})$/.exec(key);
  return match ? Number(match[1]) : undefined;
}

/** Whoever runs the installation counts as one. */
export function toPerson({ kind, id, name }: Actor): Person {
  if (kind === 'user' && id !== null) return { id, name };
  if (kind === 'key' && id !== null) return { id: `key:${id}`, name };
  return { id: 'operator', name };
}
