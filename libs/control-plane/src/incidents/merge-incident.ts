import type { EntityManager } from 'typeorm';
import { queueIncidentDeliveries } from '../targets/queue-incident-deliveries.js';
import { addEvent } from './add-event.js';
import { incidentKey } from './incident.js';
import { incidentEntity } from './incident.entity.js';
import { raiseSeverity } from './severity.js';
import { toIncident } from './to-incident.js';

export interface Merging {
  readonly from: number;
  readonly into: number;
  readonly now: Date;
}

/**
 * One incident becomes a part of another: its streams are copied there, so that its own page shows what it showed.
 * Answers how many deliveries wait. Both rows are locked, and no other alarm of the project is on its way.
 */
export async function mergeIncident(
  manager: EntityManager,
  project: string,
  { from, into, now }: Merging,
): Promise<number> {
  const which = { projectId: project, number: from };
  const row = await manager.findOneByOrFail(incidentEntity, which);
  const merged = {
    state: 'closed',
    resolution: 'merged',
    closedAt: row.closedAt ?? now,
    mergedInto: into,
    snoozedUntil: null,
  } as const;
  await manager.update(incidentEntity, which, merged);
  await manager.query('UPDATE incident_streams SET is_open = false WHERE project_id = $1 AND number = $2', [
    project,
    from,
  ]);
  await manager.query(COPY_STREAMS, [project, from, into]);
  await manager.query('UPDATE incident_alarms SET number = $3 WHERE project_id = $1 AND number = $2', [
    project,
    from,
    into,
  ]);
  await addEvent(manager, project, into, { event: 'merged', at: now, note: incidentKey(from) });
  await addEvent(manager, project, from, { event: 'merged', at: now, note: incidentKey(into) });
  await raiseSeverity(manager, project, into, { severity: row.severity, at: now });
  if (row.state === 'closed') return 0;
  return queueIncidentDeliveries(manager, toIncident({ ...row, ...merged }), 'incident.closed', now);
}

const COPY_STREAMS = `
INSERT INTO incident_streams (project_id, number, seq, kind, stream, encoder, since, added_at, cause, new_share, is_open,
    evidence)
SELECT project_id, $3, (SELECT max(seq) FROM incident_streams WHERE project_id = $1 AND number = $3)
        + row_number() OVER (ORDER BY seq),
    kind, stream, encoder, since, added_at, cause, new_share,
    (SELECT state = 'open' FROM incidents WHERE project_id = $1 AND number = $3), evidence
FROM incident_streams AS merged
WHERE project_id = $1 AND number = $2 AND NOT EXISTS (
    SELECT 1 FROM incident_streams AS other
    WHERE other.project_id = $1 AND other.number = $3 AND other.kind = merged.kind AND other.stream = merged.stream)`;
