import { type EntityManager } from 'typeorm';
import { queueIncidentDeliveries } from '../targets/queue-incident-deliveries.js';
import { addEvent } from './add-event.js';
import { freezeEvidence } from './freeze-evidence.js';
import { type NewIncident } from './incident.js';
import { incidentAlarmEntity, incidentEntity, type IncidentRow } from './incident.entity.js';
import { toIncident } from './to-incident.js';

export interface Opening {
  readonly number: number;
  readonly opened: boolean;
  /** Deliveries that wait now. */
  readonly queued: number;
}

/** In one transaction: the incident, its first event, and whom to tell of it. */
export async function openIncident(manager: EntityManager, alarm: NewIncident, now: Date): Promise<Opening> {
  const { project, dedupeKey, kind, stream } = alarm;
  // One alarm after the other, so that numbers count without gaps and two monitors find each other's incident.
  await manager.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`incidents ${project}`]);
  const known = await manager.findOneBy(incidentAlarmEntity, { projectId: project, dedupeKey });
  if (known) return { number: known.number, opened: false, queued: 0 };
  const open = await manager.findOne(incidentEntity, {
    where: { projectId: project, kind, stream, state: 'open' },
    // Whoever closes it at this moment is waited for.
    lock: { mode: 'pessimistic_write' },
  });
  const row = open ?? (await insertIncident(manager, alarm));
  const { number } = row;
  await manager.insert(incidentAlarmEntity, { projectId: project, dedupeKey, number });
  await addEvent(manager, project, number, { event: open ? 'evidence_added' : 'opened', at: alarm.openedAt });
  if (open) return { number, opened: false, queued: 0 };
  const queued = await queueIncidentDeliveries(manager, toIncident(row), 'incident.opened', now);
  return { number, opened: true, queued };
}

async function insertIncident(manager: EntityManager, alarm: NewIncident): Promise<IncidentRow> {
  const { project, kind, stream, encoder, since, openedAt, cause, newShare, evidence } = alarm;
  const [last] = await manager.query<{ number: number }[]>(
    'SELECT coalesce(max(number), 0)::int AS number FROM incidents WHERE project_id = $1',
    [project],
  );
  const row: IncidentRow = {
    projectId: project,
    number: last!.number + 1,
    kind,
    state: 'open',
    resolution: null,
    stream,
    encoder,
    since,
    openedAt,
    closedAt: null,
    acknowledgedAt: null,
    acknowledgedBy: null,
    acknowledgedByName: null,
    cause,
    newShare,
    evidence: freezeEvidence(evidence, openedAt),
  };
  await manager.insert(incidentEntity, row);
  return row;
}
