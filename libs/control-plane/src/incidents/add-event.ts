import type { EntityManager } from 'typeorm';
import type { IncidentEventName, Person } from './incident.js';

export interface NewEvent {
  readonly event: IncidentEventName;
  readonly at: Date;
  readonly by?: Person | undefined;
  readonly note?: string | undefined;
}

/** At the end of the history. Whoever adds holds the incident's row locked, so that the events count without gaps. */
export async function addEvent(
  manager: EntityManager,
  project: string,
  number: number,
  { event, at, by, note }: NewEvent,
): Promise<void> {
  await manager.query(
    `INSERT INTO incident_events (project_id, number, seq, at, event, by_id, by_name, note)
     SELECT $1, $2, coalesce(max(seq), 0) + 1, $3, $4, $5, $6, $7 FROM incident_events
     WHERE project_id = $1 AND number = $2`,
    [project, number, at, event, by?.id ?? null, by?.name ?? null, note ?? null],
  );
}
