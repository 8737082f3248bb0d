import {
  type Incident,
  incidentKey,
  type IncidentEvent,
  type IncidentStream,
  type Person,
} from './incident.js';
import type { IncidentEventRow, IncidentRow } from './incident.entity.js';
import type { IncidentStreamRow } from './incident-stream.entity.js';

export function toIncident(row: IncidentRow): Incident {
  const { projectId, acknowledgedBy, acknowledgedByName, snoozedBy, snoozedByName, mergedInto, ...told } =
    row;
  return {
    ...told,
    project: projectId,
    key: incidentKey(row.number),
    acknowledgedBy: toNamed(acknowledgedBy, acknowledgedByName),
    snoozedBy: toNamed(snoozedBy, snoozedByName),
    mergedInto: mergedInto === null ? null : incidentKey(mergedInto),
  };
}

export function toIncidentStream(row: Omit<IncidentStreamRow, 'evidence'>): IncidentStream {
  const { kind, stream, encoder, since, addedAt, cause, newShare } = row;
  return { kind, stream, encoder, since, addedAt, cause, newShare };
}

export function toIncidentEvent({ seq, at, event, byId, byName, note }: IncidentEventRow): IncidentEvent {
  return { seq, at, event, note, by: toNamed(byId, byName) };
}

const toNamed = (id: string | null, name: string | null): Person | null =>
  id === null ? null : { id, name: name ?? '' };
