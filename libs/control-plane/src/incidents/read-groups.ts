import { type EntityManager, In } from 'typeorm';
import type { AlarmGroup } from './group-alarms.js';
import { incidentAlarmEntity } from './incident.entity.js';

/** What closed by itself and comes back within this is the same incident. */
export const REOPENED_MS = 24 * 3_600_000;

/** Incidents that an alarm may belong to. Whoever closes one at this moment is waited for. */
export async function readGroups(manager: EntityManager, project: string, at: Date): Promise<AlarmGroup[]> {
  const incidents = await manager.query<{ number: number; isRecovered: boolean }[]>(
    `SELECT number, state = 'closed' AS "isRecovered" FROM incidents
     WHERE project_id = $1 AND (state = 'open' OR (resolution = 'recovered' AND closed_at >= $2))
     ORDER BY number FOR UPDATE`,
    [project, new Date(at.getTime() - REOPENED_MS)],
  );
  if (incidents.length === 0) return [];
  const numbers = incidents.map(({ number }) => number);
  const alarms = await manager.findBy(incidentAlarmEntity, { projectId: project, number: In(numbers) });
  return incidents.map((incident) => ({
    ...incident,
    symptoms: alarms.filter(({ number }) => number === incident.number),
  }));
}
