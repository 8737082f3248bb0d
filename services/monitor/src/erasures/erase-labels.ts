import { listErasedTraces } from '@almenara/trace-store';
import type { MonitorOptions } from '../monitor-options.js';

const TRACES_AT_A_TIME = 1000;

export interface ErasedLabels {
  readonly options: Pick<MonitorOptions, 'store' | 'controlPlane'>;
  readonly project: string;
  /** Of the erasure. */
  readonly id: string;
}

/**
 * What people said of the answers of the erased traces, what was drawn to be judged, their texts in the evidence of
 * incidents, and datasets that hold a row of them. Answers how many labels.
 */
export async function removeLabels({ options, project, id }: ErasedLabels): Promise<number> {
  const { labelRemoval, incidents, datasetBuilds, erasures } = options.controlPlane;
  const rows = await countLabels({ options, project, id });
  // Recorded before they are gone, for whoever repeats the step and finds none.
  await erasures.recordStep(id, 'labels', 'running', rows);
  await forTraces({ options, project, id }, async (traceIds) => {
    await labelRemoval.removeTraces(project, traceIds);
    await incidents.removeExamples(project, { traceIds });
    await datasetBuilds.removeHolding(project, traceIds);
  });
  return rows;
}

export async function countLabels(erased: ErasedLabels): Promise<number> {
  const { project, options } = erased;
  let rows = 0;
  await forTraces(erased, async (traces) => {
    rows += await options.controlPlane.labelRemoval.count(project, traces);
  });
  return rows;
}

async function forTraces(
  { options, project, id }: ErasedLabels,
  work: (traceIds: readonly string[]) => Promise<void>,
): Promise<void> {
  for (let after = ''; ;) {
    const traces = await listErasedTraces(options.store, project, id, { after, limit: TRACES_AT_A_TIME });
    if (traces.length > 0) await work(traces);
    if (traces.length < TRACES_AT_A_TIME) return;
    after = traces.at(-1)!;
  }
}
