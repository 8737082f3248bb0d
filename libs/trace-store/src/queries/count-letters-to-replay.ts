import type { TraceStoreConnection } from '../connection.js';
import {
  selectionCondition,
  selectionParameters,
  type ReplaySelection,
} from '../reading/replay-selection.js';

/** How many letters a replay of this selection would bring, and how many it could not. */
export async function countLettersToReplay(
  connection: TraceStoreConnection,
  project: string,
  selection: ReplaySelection,
): Promise<{ count: number; notReplayable: number }> {
  const [row] = await connection.query<{ letters: number; not_replayable: number }>(
    `SELECT countIf(door != '') AS letters, countIf(door = '') AS not_replayable
     FROM almenara.dead_letters FINAL
     WHERE project = {project:String} AND ${selectionCondition(selection)}`,
    { project, ...selectionParameters(selection) },
  );
  return { count: row?.letters ?? 0, notReplayable: row?.not_replayable ?? 0 };
}
