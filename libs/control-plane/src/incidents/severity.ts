import { SEVERITIES } from '@almenara/contract';
import type { EntityManager } from 'typeorm';
import { addEvent } from './add-event.js';
import type { NewIncident, Severity } from './incident.js';

/** From this share of new events on, even by the lower end of its interval, a drift concerns most who ask. */
const CRITICAL_SHARE = 0.25;

/** What a monitor says; of drift by how much of the traffic is surely new. */
export function severityOf({ severity, newShare }: NewIncident): Severity {
  if (severity) return severity;
  return (newShare?.lo ?? 0) >= CRITICAL_SHARE ? 'critical' : 'warning';
}

export function worse(one: Severity, other: Severity): Severity {
  return SEVERITIES.indexOf(one) >= SEVERITIES.indexOf(other) ? one : other;
}

/**
 * Raises the severity of an incident, and never lowers it. Inside the transaction of whoever found out; the row of the
 * incident is locked from here on.
 */
export async function raiseSeverity(
  manager: EntityManager,
  project: string,
  number: number,
  { severity, at }: { readonly severity: Severity; readonly at: Date },
): Promise<void> {
  const [row] = await manager.query<{ severity: Severity }[]>(
    'SELECT severity FROM incidents WHERE project_id = $1 AND number = $2 FOR UPDATE',
    [project, number],
  );
  if (!row || worse(row.severity, severity) === row.severity) return;
  await manager.query('UPDATE incidents SET severity = $3 WHERE project_id = $1 AND number = $2', [
    project,
    number,
    severity,
  ]);
  await addEvent(manager, project, number, { event: 'severity_raised', at, note: severity });
}
