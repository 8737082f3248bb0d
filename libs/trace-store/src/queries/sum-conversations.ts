import type { Conversation } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';
import { type ConversationRow, toConversation } from '../reading/to-conversation.js';

const MOST_MODELS = 20;

/** Whole sessions, whenever they took place, by id. */
export async function sumConversations(
  connection: TraceStoreConnection,
  project: string,
  sessions: readonly string[],
): Promise<ReadonlyMap<string, Conversation>> {
  if (sessions.length === 0) return new Map();
  const rows = await connection.query<ConversationRow>(SUMS, { project, sessions });
  const firsts = await connection.query<{ trace_id: string; input_excerpt: string }>(EXCERPTS, {
    project,
    traces: rows.map(({ first_trace }) => first_trace),
  });
  const excerpts = new Map(firsts.map((row) => [row.trace_id, row.input_excerpt]));
  return new Map(
    rows.map((row) => [row.session_id, toConversation(row, excerpts.get(row.first_trace) ?? '')]),
  );
}

// Rows that ever belonged to the sessions are found without FINAL, which would read all traces; their newest versions
// decide. A sum of nothing known is null. Costs in several currencies have no sum.
const SUMS = `
WITH (t.start_time, t.trace_id) AS place
SELECT session_id,
    argMinIf(t.actor_id, place, t.actor_id != '') AS actor_id,
    uniqExactIf(t.actor_id, t.actor_id != '') AS actor_count,
    min(start_time) AS first_time,
    max(start_time) AS last_time,
    count() AS trace_count,
    countIf(status = 'error') AS error_count,
    sumOrNull(t.input_tokens) AS input_tokens,
    sumOrNull(t.output_tokens) AS output_tokens,
    sumOrNull(t.total_tokens) AS total_tokens,
    if(uniqExactIf(t.cost_currency, t.total_cost IS NOT NULL) > 1, NULL, sumOrNull(t.total_cost)) AS total_cost,
    argMinIf(t.cost_currency, place, t.total_cost IS NOT NULL) AS cost_currency,
    countIf(t.total_cost IS NOT NULL) AS cost_known,
    arraySort(groupUniqArrayArray(${MOST_MODELS})(t.models)) AS models,
    argMin(trace_id, place) AS first_trace
FROM almenara.traces AS t FINAL
PREWHERE project = {project:String} AND trace_id IN
(
    SELECT trace_id
    FROM almenara.traces
    WHERE project = {project:String} AND session_id IN {sessions:Array(String)}
)
WHERE session_id IN {sessions:Array(String)} AND session_id != ''
GROUP BY session_id`;

const EXCERPTS = `
SELECT trace_id, input_excerpt
FROM almenara.traces FINAL
PREWHERE project = {project:String} AND trace_id IN {traces:Array(String)}`;
