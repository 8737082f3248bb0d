import type { Sender } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';

/** What each of the senders says it dropped itself, by reason. Those who dropped nothing are absent. */
export async function listLossesBySender(
  connection: TraceStoreConnection,
  project: string,
  senders: readonly string[],
): Promise<Map<string, Sender['losses']>> {
  const bySender = new Map<string, Sender['losses']>();
  if (senders.length === 0) return bySender;
  const rows = await connection.query<{ sender: string; reason: string; count: number }>(
    `SELECT sender, reason, count
     FROM almenara.losses FINAL
     WHERE project = {project:String} AND sender IN {senders:Array(String)} AND count > 0
     ORDER BY sender, count DESC, reason`,
    { project, senders },
  );
  for (const { sender, reason, count } of rows) {
    const losses = bySender.get(sender);
    if (losses) losses.push({ reason, count });
    else bySender.set(sender, [{ reason, count }]);
  }
  return bySender;
}
