import type { RemediationEventName } from '@almenara/contract';
import type { EntityManager } from 'typeorm';
import { addEvent } from '../incidents/add-event.js';
import type { IncidentEventName, Person } from '../incidents/incident.js';
import { incidentEntity } from '../incidents/incident.entity.js';
import type { RemediationRow } from './remediation.entity.js';

export interface Happening {
  readonly event: RemediationEventName;
  readonly at: Date;
  readonly by?: Person | null | undefined;
  readonly detail?: string | null | undefined;
}

/** What the incident's own history is told as well. */
const OF_INCIDENT: ReadonlySet<string> = new Set([
  'proposed',
  'approved',
  'rejected',
  'expired',
  'skipped',
  'delivered',
  'delivery_unknown',
  'succeeded',
  'failed',
  'timed_out',
  'cancelled',
  'verified',
  'not_fixed',
  'inconclusive',
]);

/** At the end of the history. Whoever adds holds the remediation's row locked, so that the events count without gaps. */
export async function addRemediationEvent(
  manager: EntityManager,
  row: RemediationRow,
  { event, at, by, detail }: Happening,
): Promise<void> {
  await manager.query(
    `INSERT INTO remediation_events (remediation_id, seq, at, event, by_id, by_name, detail)
     SELECT $1, coalesce(max(seq), 0) + 1, $2, $3, $4, $5, $6 FROM remediation_events WHERE remediation_id = $1`,
    [row.id, at, event, by?.id ?? null, by?.name ?? null, detail ?? null],
  );
  if (!OF_INCIDENT.has(event)) return;
  const where = { projectId: row.projectId, number: row.incidentNumber };
  await manager.findOne(incidentEntity, { where, lock: { mode: 'pessimistic_write' } });
  const note = [`${row.action} → ${row.targetName}`, ...(detail ? [detail] : [])].join(': ');
  await addEvent(manager, row.projectId, row.incidentNumber, {
    event: `remediation_${event}` as IncidentEventName,
    at,
    by: by ?? undefined,
    note,
  });
}
