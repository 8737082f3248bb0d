import type { Criterion } from '@almenara/contract';
import type { RemediationRow } from './remediation.entity.js';

/** By what answers tell that they come after the job: what it named, or what it was to go back to. */
export function markOf({ artefacts, request }: RemediationRow, { marker }: Criterion): Criterion['marker'] {
  for (const field of [marker.field, 'indexVersion', 'variant', 'model'] as const) {
    const value = artefacts[field];
    if (value !== undefined) return { field, value };
  }
  return { field: marker.field, value: request?.rollBack?.to ?? null };
}
