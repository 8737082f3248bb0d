import { type Incident, incidentKey, type IncidentEvent } from './incident.js';
import type { IncidentEventRow, IncidentRow } from './incident.entity.js';

export function toIncident(row: Omit<IncidentRow, 'evidence'>): Incident {
  const { projectId, acknowledgedBy, acknowledgedByName, ...rest } = row;
  const { evidence: _evidence, ...told } = rest as Partial<IncidentRow> & typeof rest;
  return {
    ...told,
    project: projectId,
    key: incidentKey(row.number),
    acknowledgedBy: acknowledgedBy === null ? null : { id: acknowledgedBy, name: acknowledgedByName ?? '' },
  };
}

export function toIncidentEvent({ seq, at, event, byId, byName, note }: IncidentEventRow): IncidentEvent {
  return { seq, at, event, note, by: byId === null ? null : { id: byId, name: byName ?? '' } };
}
