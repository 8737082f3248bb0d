import {
  dropReplacedSketches,
  listErasedTraces,
  listTouchedHours,
  replaceCells,
  sketchAll,
} from '@almenara/trace-store';
import type { ErasureWork } from './erasure-work.js';

const TRACES_AT_A_TIME = 1000;

/**
 * Sums that hold the subject are computed anew from the rows that are left, and take the place of those that hours were
 * judged on; what came of those hours stays. Answers how many hours.
 */
export async function takeOutOfSketches({ options, project, id }: ErasureWork): Promise<number> {
  const { store } = options;
  const hours = await listTouchedHours(store, project, id);
  await sketchAll(store, project, hours);
  await replaceCells(store, project, hours);
  await dropReplacedSketches(store, project, id);
  await removeExamples({ options, project, id });
  return hours.length;
}

async function removeExamples({
  options,
  project,
  id,
}: Pick<ErasureWork, 'options' | 'project' | 'id'>): Promise<void> {
  for (let after = ''; ;) {
    const traceIds = await listErasedTraces(options.store, project, id, { after, limit: TRACES_AT_A_TIME });
    if (traceIds.length > 0) await options.controlPlane.incidents.removeExamples(project, { traceIds });
    if (traceIds.length < TRACES_AT_A_TIME) return;
    after = traceIds.at(-1)!;
  }
}
