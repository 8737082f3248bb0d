import type { getConversation as operation, OperationResult } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';
import { listSessionScores } from './list-session-scores.js';
import { sumConversations } from './sum-conversations.js';

/** One session with its own scores; undefined when no trace of the project belongs to it. */
export async function getConversation(
  connection: TraceStoreConnection,
  project: string,
  sessionId: string,
): Promise<OperationResult<typeof operation> | undefined> {
  const session = (await sumConversations(connection, project, [sessionId])).get(sessionId);
  if (!session) return undefined;
  return { session, scores: await listSessionScores(connection, project, sessionId) };
}
