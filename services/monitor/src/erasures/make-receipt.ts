import type { ErasureReceipt } from '@almenara/contract';
import type { Erasure } from '@almenara/control-plane';

/** What is signed, of an erasure whose steps are all done. */
export function makeReceipt(
  erasure: Erasure,
  completedAt: Date,
): Omit<ErasureReceipt, 'keyId' | 'signature'> {
  const rows = (step: string) => erasure.steps.find((known) => known.step === step)?.rows ?? 0;
  const { erasedAt, logGoneAt } = erasure;
  if (!erasedAt || !logGoneAt) throw new Error('an erasure without its times cannot have a receipt');
  return {
    version: 1,
    id: erasure.id,
    project: erasure.project,
    kind: erasure.kind,
    subject: erasure.receiptSubject,
    salt: erasure.receiptSalt,
    requestedBy: erasure.createdBy,
    requestedAt: erasure.createdAt.toISOString(),
    erasedAt: erasedAt.toISOString(),
    completedAt: completedAt.toISOString(),
    removed: {
      spans: rows('spans'),
      traces: rows('traces'),
      scores: rows('scores'),
      vectors: rows('vectors'),
      deadLetters: rows('deadLetters'),
      labels: rows('labels'),
    },
    remaining: { spans: 0, traces: 0, scores: 0, vectors: 0, deadLetters: 0, labels: 0 },
    logCopiesGoneAt: logGoneAt.toISOString(),
  };
}
