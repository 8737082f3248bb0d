import type { TraceStoreConnection } from '../connection.js';

/** Whom a trace comes from; empty where nobody said. */
export interface TraceSource {
  readonly actorId: string;
  readonly sessionId: string;
}

const TRACES_PER_QUERY = 1000;

/** The user and the conversation of traces, by trace: one look-up in the order of the table. */
export async function listTraceSources(
  connection: TraceStoreConnection,
  project: string,
  traceIds: readonly string[],
): Promise<Map<string, TraceSource>> {
  const found = new Map<string, TraceSource>();
  for (let first = 0; first < traceIds.length; first += TRACES_PER_QUERY) {
    const traces = traceIds.slice(first, first + TRACES_PER_QUERY);
    const rows = await connection.query<{ trace_id: string; actor: string; session: string }>(SQL, {
      project,
      traces,
    });
    for (const { trace_id, actor, session } of rows)
      found.set(trace_id, { actorId: actor, sessionId: session });
  }
  return found;
}

const SQL = `
SELECT trace_id, argMax(actor_id, version) AS actor, argMax(session_id, version) AS session
FROM almenara.traces
PREWHERE project = {project:String} AND trace_id IN {traces:Array(String)}
GROUP BY trace_id`;
