import type { TraceStoreConnection } from '../connection.js';
import {
  selectionCondition,
  selectionParameters,
  type ReplaySelection,
} from '../reading/replay-selection.js';
import type { DeadLetterRow } from '../rows.js';

export interface LetterToReplay extends Omit<DeadLetterRow, 'project' | 'state' | 'content'> {
  /** Length of the content in bytes: `readLetterContents` brings it. */
  readonly bytes: number;
}

export interface ReplayPlace {
  readonly replay: string;
  /** Only letters with a greater id. */
  readonly after: string;
  readonly limit: number;
}

/**
 * The next letters of a replay by id, as they stand now. Those that the replay itself has decided already are among
 * them: they were part of it, though nothing is left to bring.
 */
export function listLettersToReplay(
  connection: TraceStoreConnection,
  project: string,
  selection: ReplaySelection,
  { replay, after, limit }: ReplayPlace,
): Promise<LetterToReplay[]> {
  return connection.query(
    `SELECT id, toString(version) AS version, at, reason, door, sender, sequence, replay, length(content) AS bytes
     FROM almenara.dead_letters FINAL
     WHERE project = {project:String} AND ((${selectionCondition(selection)}) OR replay = {replay:String})
         AND door != '' AND id > {after:String}
     ORDER BY id
     LIMIT {rows:UInt32}`,
    { project, ...selectionParameters(selection), replay, after, rows: limit },
  );
}

/** What came, by id. Letters that were stored meanwhile have none. */
export async function readLetterContents(
  connection: TraceStoreConnection,
  project: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await connection.query<{ id: string; content: string }>(
    `SELECT id, content
     FROM almenara.dead_letters FINAL
     WHERE project = {project:String} AND id IN {ids:Array(String)} AND content != ''`,
    { project, ids },
  );
  return new Map(rows.map(({ id, content }) => [id, content]));
}
