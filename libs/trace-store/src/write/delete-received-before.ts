import type { TraceStoreConnection } from '../connection.js';
import { toStoreTime } from '../time.js';

/**
 * Removes all that a project has stored before a time, as it must be for one whose data only prove that the way is
 * open. Cheap while that is little. Not for people's data: nothing keeps late copies from coming back.
 */
export async function deleteReceivedBefore(
  connection: TraceStoreConnection,
  project: string,
  before: number,
): Promise<void> {
  const parameters = { project, before: toStoreTime(before) };
  for (const statement of [
    `DELETE FROM almenara.spans WHERE project = {project:String} AND start_time < {before:DateTime64(6, 'UTC')}`,
    `DELETE FROM almenara.traces WHERE project = {project:String} AND start_time < {before:DateTime64(6, 'UTC')}`,
    `DELETE FROM almenara.ledger WHERE project = {project:String} AND received_at < {before:DateTime64(6, 'UTC')}`,
  ]) {
    await connection.command(statement, parameters);
  }
}
