import { EntitySchema } from 'typeorm';
import type {
  Incident,
  IncidentEventName,
  IncidentKind,
  IncidentResolution,
  IncidentState,
  Severity,
} from './incident.js';

export interface IncidentRow {
  projectId: string;
  number: number;
  kind: IncidentKind;
  state: IncidentState;
  resolution: IncidentResolution | null;
  stream: string;
  encoder: string | null;
  since: Date | null;
  openedAt: Date;
  closedAt: Date | null;
  acknowledgedAt: Date | null;
  acknowledgedBy: string | null;
  acknowledgedByName: string | null;
  cause: string;
  newShare: Incident['newShare'];
  severity: Severity;
  snoozedUntil: Date | null;
  snoozedBy: string | null;
  snoozedByName: string | null;
  mergedInto: number | null;
}

const PLACE = { type: 'text', name: 'project_id', primary: true } as const;

export const incidentEntity = new EntitySchema<IncidentRow>({
  name: 'incident',
  tableName: 'incidents',
  columns: {
    projectId: {
      ...PLACE,
      primaryKeyConstraintName: 'incidents_pkey',
      foreignKey: { target: 'project', name: 'incidents_project' },
    },
    number: { type: 'integer', primary: true, primaryKeyConstraintName: 'incidents_pkey' },
    kind: { type: 'text' },
    state: { type: 'text' },
    resolution: { type: 'text', nullable: true },
    stream: { type: 'text' },
    encoder: { type: 'text', nullable: true },
    since: { type: 'timestamptz', nullable: true },
    openedAt: { type: 'timestamptz', name: 'opened_at' },
    closedAt: { type: 'timestamptz', name: 'closed_at', nullable: true },
    acknowledgedAt: { type: 'timestamptz', name: 'acknowledged_at', nullable: true },
    acknowledgedBy: { type: 'text', name: 'acknowledged_by', nullable: true },
    acknowledgedByName: { type: 'text', name: 'acknowledged_by_name', nullable: true },
    cause: { type: 'text' },
    newShare: { type: 'jsonb', name: 'new_share', nullable: true },
    severity: { type: 'text' },
    snoozedUntil: { type: 'timestamptz', name: 'snoozed_until', nullable: true },
    snoozedBy: { type: 'text', name: 'snoozed_by', nullable: true },
    snoozedByName: { type: 'text', name: 'snoozed_by_name', nullable: true },
    mergedInto: { type: 'integer', name: 'merged_into', nullable: true },
  },
  checks: [
    { name: 'incidents_state', expression: `state IN ('open', 'closed')` },
    {
      name: 'incidents_closed',
      expression: `(state = 'closed') = (resolution IS NOT NULL) AND (state = 'closed') = (closed_at IS NOT NULL)`,
    },
    { name: 'incidents_severity', expression: `severity IN ('info', 'warning', 'critical')` },
    {
      name: 'incidents_merged',
      expression: `(resolution IS NOT DISTINCT FROM 'merged') = (merged_into IS NOT NULL)`,
    },
  ],
});

export interface IncidentAlarmRow {
  projectId: string;
  dedupeKey: string;
  number: number;
  kind: IncidentKind;
  stream: string;
  encoder: string | null;
  since: Date;
  at: Date;
  /** The named one first. */
  causes: string[];
}

const OF_INCIDENT = {
  target: 'incident',
  columnNames: ['projectId', 'number'],
  referencedColumnNames: ['projectId', 'number'],
};

/** Which incident each alarm went to, and by what. */
export const incidentAlarmEntity = new EntitySchema<IncidentAlarmRow>({
  name: 'incident_alarm',
  tableName: 'incident_alarms',
  columns: {
    projectId: { ...PLACE, primaryKeyConstraintName: 'incident_alarms_pkey' },
    dedupeKey: {
      type: 'text',
      name: 'dedupe_key',
      primary: true,
      primaryKeyConstraintName: 'incident_alarms_pkey',
    },
    number: { type: 'integer' },
    kind: { type: 'text' },
    stream: { type: 'text' },
    encoder: { type: 'text', nullable: true },
    since: { type: 'timestamptz' },
    at: { type: 'timestamptz' },
    causes: { type: 'jsonb' },
  },
  indices: [{ name: 'incident_alarms_by_incident', columns: ['projectId', 'number'] }],
  foreignKeys: [{ ...OF_INCIDENT, name: 'incident_alarms_incident' }],
});

export interface IncidentEventRow {
  projectId: string;
  number: number;
  /** Counts within the incident. */
  seq: number;
  at: Date;
  event: IncidentEventName;
  byId: string | null;
  byName: string | null;
  note: string | null;
}

/** Rows are added and never changed. */
export const incidentEventEntity = new EntitySchema<IncidentEventRow>({
  name: 'incident_event',
  tableName: 'incident_events',
  columns: {
    projectId: { ...PLACE, primaryKeyConstraintName: 'incident_events_pkey' },
    number: { type: 'integer', primary: true, primaryKeyConstraintName: 'incident_events_pkey' },
    seq: { type: 'integer', primary: true, primaryKeyConstraintName: 'incident_events_pkey' },
    at: { type: 'timestamptz' },
    event: { type: 'text' },
    byId: { type: 'text', name: 'by_id', nullable: true },
    byName: { type: 'text', name: 'by_name', nullable: true },
    note: { type: 'text', nullable: true },
  },
  foreignKeys: [{ ...OF_INCIDENT, name: 'incident_events_incident' }],
});
