import type { DataSource } from 'typeorm';
import { forgetQuestions, lockQuestions } from '../remediations/forget-questions.js';
import { incidentStreamEntity } from './incident-stream.entity.js';
import { removeExamples } from './remove-examples.js';

export type WhichExamples = { readonly traceIds: readonly string[] } | { readonly before: Date };

/**
 * One stream of an incident after the other, each in a transaction of its own with the questions that were sent of it: a
 * run that is cut off is repeated and goes on. Answers how many incidents had any.
 */
export async function removeExamplesOf(
  dataSource: DataSource,
  project: string,
  which: WhichExamples,
): Promise<number> {
  const traceIds = 'traceIds' in which ? new Set(which.traceIds) : undefined;
  const before = 'before' in which ? which.before.getTime() : 0;
  const isMeant = (example: { traceId: string; time: string }) =>
    traceIds ? traceIds.has(example.traceId) : Date.parse(example.time) < before;
  const streams = await dataSource
    .getRepository(incidentStreamEntity)
    .find({ select: { number: true, seq: true }, where: { projectId: project } });
  const changed = new Set<number>();
  for (const { number, seq } of streams) {
    await dataSource.transaction(async (manager) => {
      await lockQuestions(manager, { project, number });
      const row = await manager
        .createQueryBuilder(incidentStreamEntity, 'stream')
        .addSelect('stream.evidence')
        .where({ projectId: project, number, seq })
        .setLock('pessimistic_write')
        .getOne();
      const left = row && removeExamples(row.evidence, isMeant);
      if (!left) return;
      await manager.query(
        `UPDATE incident_streams SET evidence = $4::text::jsonb WHERE project_id = $1 AND number = $2 AND seq = $3`,
        [project, number, seq, JSON.stringify(left.evidence)],
      );
      await forgetQuestions(manager, { project, number }, left.texts);
      changed.add(number);
    });
  }
  return changed.size;
}
