import type { TraceStoreConnection } from '../connection.js';

export interface Replayed {
  readonly stored: number;
  readonly failedAgain: number;
}

/** What the writer has decided about the letters of replays. Replays without any decision are absent. */
export async function countReplayed(
  connection: TraceStoreConnection,
  project: string,
  replays: readonly string[],
): Promise<Map<string, Replayed>> {
  if (replays.length === 0) return new Map();
  const rows = await connection.query<{ replay: string; stored: number; failed_again: number }>(
    `SELECT replay, countIf(state = 'stored') AS stored, countIf(state = 'failed_again') AS failed_again
     FROM almenara.dead_letters FINAL
     WHERE project = {project:String} AND replay IN {replays:Array(String)}
     GROUP BY replay`,
    { project, replays },
  );
  return new Map(
    rows.map(({ replay, stored, failed_again }) => [replay, { stored, failedAgain: failed_again }]),
  );
}
