import type { Conversation, Filter } from '@almenara/contract';
import { z } from 'zod';
import type { TraceStoreConnection } from '../connection.js';
import { decodeCursor } from '../reading/cursor.js';
import { traceConditions } from '../reading/filter-conditions.js';
import { cutPage } from '../reading/row-page.js';
import { storeTimeSchema } from '../reading/store-time-schema.js';
import type { PageOptions } from './list-traces.js';
import { sumConversations } from './sum-conversations.js';
import { TRACES_WITH_TEXT } from './text-in-traces.js';

const cursorSchema = z.tuple([storeTimeSchema, z.string().max(200)]);

/** Sessions of which a trace matches, by their newest trace that does; what is told of them is about all of each. */
export async function listConversations(
  connection: TraceStoreConnection,
  project: string,
  filter: Filter,
  { limit, cursor }: PageOptions,
): Promise<{ items: Conversation[]; nextCursor: string | null }> {
  const { sql, parameters } = traceConditions(filter, TRACES_WITH_TEXT);
  const after = cursor === undefined ? undefined : decodeCursor(cursorSchema, cursor);
  const rows = await connection.query<{ session_id: string; newest: string }>(
    select(sql, after !== undefined),
    {
      ...parameters,
      project,
      rows: limit + 1,
      ...(after ? { afterTime: after[0], afterId: after[1] } : {}),
    },
  );
  const page = cutPage(rows, limit, (row) => [row.newest, row.session_id]);
  const ids = page.rows.map(({ session_id }) => session_id);
  const sums = await sumConversations(connection, project, ids);
  return { items: ids.flatMap((id) => sums.get(id) ?? []), nextCursor: page.nextCursor };
}

const select = (conditions: string, hasCursor: boolean): string => `
SELECT session_id, max(start_time) AS newest
FROM almenara.traces FINAL
WHERE project = {project:String} AND session_id != ''
    ${conditions}
GROUP BY session_id
${hasCursor ? "HAVING (newest, session_id) < ({afterTime:DateTime64(6, 'UTC')}, {afterId:String})" : ''}
ORDER BY newest DESC, session_id DESC
LIMIT {rows:UInt32}`;
