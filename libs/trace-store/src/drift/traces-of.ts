/**
 * SQL of what traces tell of their spans and scores: the newest row of each by hand, because FINAL would put all rows of
 * the project in order to find some.
 */
export function tracesOf(traces: string): string {
  return `SELECT trace_id, argMax((actor_id, session_id, start_time), version) AS newest,
            tupleElement(newest, 1) AS trace_actor, tupleElement(newest, 2) AS trace_session, tupleElement(newest, 3) AS trace_start
        FROM almenara.traces
        PREWHERE project = {project:String} AND trace_id IN (${traces})
        GROUP BY trace_id`;
}
