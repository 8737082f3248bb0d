import type { Turn } from '@almenara/contract';
import { z } from 'zod';
import type { TraceStoreConnection } from '../connection.js';
import { decodeCursor } from '../reading/cursor.js';
import { cutPage } from '../reading/row-page.js';
import { storeTimeSchema } from '../reading/store-time-schema.js';
import { toTraceSummary } from '../reading/to-trace-summary.js';
import { toTurn } from '../reading/to-turn.js';
import type { TraceRow } from '../rows.js';
import { listTraceScores } from './list-trace-scores.js';
import type { PageOptions } from './list-traces.js';
import { listTurnSteps } from './list-turn-steps.js';
import { listTurnTexts } from './list-turn-texts.js';

const cursorSchema = z.tuple([storeTimeSchema, z.string().max(200)]);

export interface TurnOptions extends PageOptions {
  readonly order: 'oldest' | 'newest';
}

/** Traces of a session in the order of time, with what was said in each. */
export async function listTurns(
  connection: TraceStoreConnection,
  project: string,
  sessionId: string,
  { order, limit, cursor }: TurnOptions,
): Promise<{ items: Turn[]; nextCursor: string | null }> {
  const after = cursor === undefined ? undefined : decodeCursor(cursorSchema, cursor);
  const rows = await connection.query<TraceRow>(select(order, after !== undefined), {
    project,
    sessionId,
    rows: limit + 1,
    ...(after ? { afterTime: after[0], afterId: after[1] } : {}),
  });
  const page = cutPage(rows, limit, (row) => [row.start_time, row.trace_id]);
  const traces = page.rows.map(({ trace_id }) => trace_id);
  const scores = await listTraceScores(connection, project, traces);
  const span = { traces, from: page.rows.map(({ start_time }) => start_time).toSorted()[0] ?? '' };
  const [texts, steps] = await Promise.all([
    listTurnTexts(connection, project, span),
    listTurnSteps(connection, project, span),
  ]);
  return {
    items: page.rows.map((row) =>
      toTurn(
        toTraceSummary(row, scores.get(row.trace_id) ?? []),
        texts.get(row.trace_id),
        steps.get(row.trace_id),
      ),
    ),
    nextCursor: page.nextCursor,
  };
}

// Rows that ever belonged to the session are found without FINAL, which would read all traces; their newest versions
// decide. The page is found by narrow columns alone; the excerpts are then read for its rows and no others.
const select = (order: TurnOptions['order'], hasCursor: boolean): string => {
  const [direction, sign] = order === 'oldest' ? ['ASC', '>'] : ['DESC', '<'];
  return `
SELECT * EXCEPT (project, version)
FROM almenara.traces FINAL
PREWHERE project = {project:String} AND trace_id IN
(
    SELECT trace_id
    FROM almenara.traces FINAL
    PREWHERE project = {project:String} AND trace_id IN
    (
        SELECT trace_id
        FROM almenara.traces
        WHERE project = {project:String} AND session_id = {sessionId:String}
    )
    WHERE session_id = {sessionId:String} AND session_id != ''
    ${hasCursor ? `AND (start_time, trace_id) ${sign} ({afterTime:DateTime64(6, 'UTC')}, {afterId:String})` : ''}
    ORDER BY start_time ${direction}, trace_id ${direction}
    LIMIT {rows:UInt32}
)
ORDER BY start_time ${direction}, trace_id ${direction}`;
};
