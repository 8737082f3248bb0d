import type { EntityManager } from 'typeorm';
import { type IncidentDetail, numberOfKey } from './incident.js';
import { incidentEntity, incidentEventEntity } from './incident.entity.js';
import { incidentStreamEntity } from './incident-stream.entity.js';
import { toIncident, toIncidentEvent, toIncidentStream } from './to-incident.js';

/** With the evidence of each of its streams, and its history. */
export async function readIncident(
  manager: EntityManager,
  project: string,
  key: string,
): Promise<IncidentDetail | undefined> {
  const number = numberOfKey(key);
  if (number === undefined) return undefined;
  const where = { projectId: project, number };
  const row = await manager.findOneBy(incidentEntity, where);
  if (!row) return undefined;
  const rows = await manager
    .createQueryBuilder(incidentStreamEntity, 'stream')
    .addSelect('stream.evidence')
    .where(where)
    .orderBy('stream.seq')
    .getMany();
  const streams = rows.map((stream) => ({ ...toIncidentStream(stream), evidence: stream.evidence }));
  const events = await manager.find(incidentEventEntity, { where, order: { seq: 'ASC' } });
  return {
    ...toIncident(row),
    streams,
    evidence: streams[0]!.evidence,
    history: events.map(toIncidentEvent),
  };
}
