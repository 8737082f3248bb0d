import type { EntityManager } from 'typeorm';
import { freezeEvidence } from './freeze-evidence.js';
import type { NewIncident } from './incident.js';
import { incidentStreamEntity } from './incident-stream.entity.js';

/** What an alarm is about becomes a part of an open incident, with its evidence as it is now. */
export async function addStream(manager: EntityManager, alarm: NewIncident, number: number): Promise<void> {
  const { project, kind, stream, encoder, since, openedAt, cause, newShare } = alarm;
  const evidence = freezeEvidence(alarm.evidence, openedAt);
  const [last] = await manager.query<{ seq: number }[]>(
    'SELECT coalesce(max(seq), 0)::int AS seq FROM incident_streams WHERE project_id = $1 AND number = $2',
    [project, number],
  );
  await manager.insert(incidentStreamEntity, {
    projectId: project,
    number,
    seq: last!.seq + 1,
    kind,
    stream,
    encoder,
    since,
    addedAt: openedAt,
    cause,
    newShare,
    isOpen: true,
    evidence,
  });
}
