import type { ErasureKind } from '@almenara/contract';
import { listSubjectTraces } from '@almenara/trace-store';
import type { ApiOptions } from '../api-options.js';

const TRACES_AT_A_TIME = 1000;

/** How many labels an erasure would remove: those of the subject's traces. */
export async function countSubjectLabels(
  { store, controlPlane }: Pick<ApiOptions, 'store' | 'controlPlane'>,
  project: string,
  subject: { readonly kind: ErasureKind; readonly id: string },
): Promise<number> {
  let labels = 0;
  for (let after = ''; ;) {
    const traces = await listSubjectTraces(store, project, subject, { after, limit: TRACES_AT_A_TIME });
    if (traces.length > 0) labels += await controlPlane.labelRemoval.count(project, traces);
    if (traces.length < TRACES_AT_A_TIME) return labels;
    after = traces.at(-1)!;
  }
}
