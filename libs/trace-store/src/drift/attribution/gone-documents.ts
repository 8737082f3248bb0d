import { type DocumentEvidence, documentChanges } from '@almenara/drift';
import type { DocumentCounts } from './count-documents.js';

/** Documents that are found no more; undefined where a window retrieved none. */
export function goneDocuments({ counts, totals }: DocumentCounts): DocumentEvidence | undefined {
  if (totals.reference === 0 || totals.current === 0) return undefined;
  const gone = documentChanges(counts, totals).filter(({ kind }) => kind === 'gone');
  const all = counts.reduce((sum, { reference }) => sum + reference, 0);
  return {
    disappeared: gone.map(({ id }) => id),
    disappearedShare: all === 0 ? 0 : gone.reduce((sum, { reference }) => sum + reference.count, 0) / all,
  };
}
