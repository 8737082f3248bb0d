import type { DriftAttribution } from '@almenara/contract';
import { documentChanges } from '@almenara/drift';
import type { DocumentCounts } from './count-documents.js';

type Document = DriftAttribution['documents'][number];

/** Documents that are told; those after them changed less. */
const MOST_DOCUMENTS = 30;
/** How much more often a document must stand under shifted events than under others to be named for that alone. */
const SHIFTED_LIFT = 2;
const LEAST_SHIFTED = 5;

/** Documents whose share of the retrievals changed, and those that the shifted events retrieve more than others. */
export function changedDocuments({ counts, totals }: DocumentCounts): Document[] {
  const shiftedOf = new Map(counts.map(({ id, shifted }) => [id, shifted]));
  return documentChanges(counts, totals)
    .flatMap(({ id, kind, reference, current, adjustedP, shiftedLift = 1 }): Document[] => {
      const told = { documentId: id, reference: reference.share, current: current.share, adjustedP };
      if (kind !== 'same') return [{ ...told, change: kind }];
      const isShifted = shiftedLift >= SHIFTED_LIFT && shiftedOf.get(id)! >= LEAST_SHIFTED;
      return isShifted ? [{ ...told, change: 'shifted' }] : [];
    })
    .slice(0, MOST_DOCUMENTS);
}
