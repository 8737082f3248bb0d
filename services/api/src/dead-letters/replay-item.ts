import type { Replay } from '@almenara/contract';
import type { StoredReplay } from '@almenara/control-plane';
import { countReplayed, type TraceStoreConnection } from '@almenara/trace-store';

/** Replays as the contract tells them; what the writer has decided of unfinished ones is asked of the store. */
export async function toReplayItems(
  store: TraceStoreConnection,
  project: string,
  replays: readonly StoredReplay[],
): Promise<Replay[]> {
  const unfinished = replays.filter(({ finishedAt }) => finishedAt === null).map(({ id }) => id);
  const decided = await countReplayed(store, project, unfinished);
  return replays.map((replay) => {
    const { stored, failedAgain } = decided.get(replay.id) ?? replay;
    return {
      id: replay.id,
      state: replay.state,
      reason: replay.reason ?? null,
      ids: replay.ids?.length ?? null,
      total: replay.total,
      appended: replay.appended,
      stored,
      failedAgain,
      notReplayable: replay.notReplayable,
      createdAt: replay.createdAt.toISOString(),
      finishedAt: replay.finishedAt?.toISOString() ?? null,
      by: replay.by,
      failure: replay.failure,
    };
  });
}
