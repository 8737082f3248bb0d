import type { Backfill } from '@almenara/contract';
import type { StoredBackfill } from '@almenara/control-plane';

/** A back-fill as the contract tells it: where it goes on is between the store and the evaluators. */
export function toBackfillItem({ project: _project, after: _after, ...backfill }: StoredBackfill): Backfill {
  return {
    ...backfill,
    from: backfill.from.toISOString(),
    to: backfill.to.toISOString(),
    createdAt: backfill.createdAt.toISOString(),
    finishedAt: backfill.finishedAt?.toISOString() ?? null,
  };
}
