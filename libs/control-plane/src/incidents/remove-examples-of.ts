import type { DataSource } from 'typeorm';
import { incidentEntity } from './incident.entity.js';
import { removeExamples } from './remove-examples.js';

export type WhichExamples = { readonly traceIds: readonly string[] } | { readonly before: Date };

/** One incident after the other, each in a transaction of its own: a run that is cut off is repeated and goes on. */
export async function removeExamplesOf(
  dataSource: DataSource,
  project: string,
  which: WhichExamples,
): Promise<number> {
  const traceIds = 'traceIds' in which ? new Set(which.traceIds) : undefined;
  const before = 'before' in which ? which.before.getTime() : 0;
  const isMeant = (example: { traceId: string; time: string }) =>
    traceIds ? traceIds.has(example.traceId) : Date.parse(example.time) < before;
  const incidents = await dataSource
    .getRepository(incidentEntity)
    .find({ select: { number: true }, where: { projectId: project } });
  let changed = 0;
  for (const { number } of incidents) {
    const isChanged = await dataSource.transaction(async (manager) => {
      const row = await manager
        .createQueryBuilder(incidentEntity, 'incident')
        .addSelect('incident.evidence')
        .where({ projectId: project, number })
        .setLock('pessimistic_write')
        .getOne();
      const evidence = row && removeExamples(row.evidence, isMeant);
      if (!evidence) return false;
      await manager.query(
        'UPDATE incidents SET evidence = $3::text::jsonb WHERE project_id = $1 AND number = $2',
        [project, number, JSON.stringify(evidence)],
      );
      return true;
    });
    if (isChanged) changed++;
  }
  return changed;
}
