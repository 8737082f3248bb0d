import { type EntityManager } from 'typeorm';
import { queueIncidentDeliveries } from '../targets/queue-incident-deliveries.js';
import { addEvent } from './add-event.js';
import { addStream } from './add-stream.js';
import { findGroups, type Symptom, toSymptom } from './group-alarms.js';
import { type NewIncident } from './incident.js';
import { incidentAlarmEntity, incidentEntity, type IncidentRow } from './incident.entity.js';
import { incidentStreamEntity } from './incident-stream.entity.js';
import { mergeIncident } from './merge-incident.js';
import { readGroups } from './read-groups.js';
import { reopenIncident } from './reopen-incident.js';
import { raiseSeverity, severityOf } from './severity.js';
import { toIncident } from './to-incident.js';

export interface Opening {
  readonly number: number;
  /** It is a new one, or one that had closed by itself. */
  readonly opened: boolean;
  /** Deliveries that wait now. */
  readonly queued: number;
}

/** In one transaction: what the alarm belongs to, its evidence, the events, and whom to tell of it. */
export async function openIncident(manager: EntityManager, alarm: NewIncident, now: Date): Promise<Opening> {
  const { project, dedupeKey } = alarm;
  // One alarm after the other, so that numbers count without gaps and two monitors find each other's incident.
  await manager.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`incidents ${project}`]);
  const known = await manager.findOneBy(incidentAlarmEntity, { projectId: project, dedupeKey });
  if (known) return { number: known.number, opened: false, queued: 0 };
  const symptom = toSymptom(alarm);
  const groups = await readGroups(manager, project, alarm.openedAt);
  const [number, ...others] = findGroups(symptom, groups);
  if (number === undefined) return openNew(manager, alarm, symptom, now);
  const isRecovered = groups.some((group) => group.number === number && group.isRecovered);
  let queued = 0;
  for (const other of others)
    queued += await mergeIncident(manager, project, { from: other, into: number, now });
  if (isRecovered) queued += await reopenIncident(manager, project, number, now);
  await join(manager, alarm, symptom, number);
  return { number, opened: isRecovered, queued };
}

async function openNew(
  manager: EntityManager,
  alarm: NewIncident,
  symptom: Symptom,
  now: Date,
): Promise<Opening> {
  const row = await insertIncident(manager, alarm);
  const { projectId, number } = row;
  await addAlarm(manager, alarm, symptom, number);
  await addStream(manager, alarm, number);
  await addEvent(manager, projectId, number, { event: 'opened', at: alarm.openedAt });
  const queued = await queueIncidentDeliveries(manager, toIncident(row), 'incident.opened', now);
  return { number, opened: true, queued };
}

/** A stream that it has already brings no second evidence: what was frozen first stays. */
async function join(
  manager: EntityManager,
  alarm: NewIncident,
  symptom: Symptom,
  number: number,
): Promise<void> {
  const { project, kind, stream, openedAt } = alarm;
  await addAlarm(manager, alarm, symptom, number);
  const isThere = await manager.existsBy(incidentStreamEntity, { projectId: project, number, kind, stream });
  if (isThere) return addEvent(manager, project, number, { event: 'evidence_added', at: openedAt });
  await addStream(manager, alarm, number);
  await addEvent(manager, project, number, { event: 'stream_added', at: openedAt, note: stream });
  await raiseSeverity(manager, project, number, { severity: severityOf(alarm), at: openedAt });
}

async function addAlarm(
  manager: EntityManager,
  { project, dedupeKey }: NewIncident,
  { causes, ...symptom }: Symptom,
  number: number,
): Promise<void> {
  const row = { projectId: project, dedupeKey, number, ...symptom, causes: [...causes] };
  await manager.insert(incidentAlarmEntity, row);
}

async function insertIncident(manager: EntityManager, alarm: NewIncident): Promise<IncidentRow> {
  const { project, kind, stream, encoder, since, openedAt, cause, newShare } = alarm;
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
    severity: severityOf(alarm),
    snoozedUntil: null,
    snoozedBy: null,
    snoozedByName: null,
    mergedInto: null,
  };
  await manager.insert(incidentEntity, row);
  return row;
}
