/** The traces of a subject: every one with a span of the actor or session, also where another name held later. */
export function subjectTraces(subjects: (kind: 'actor' | 'session' | 'trace') => string): string {
  return `SELECT trace_id FROM almenara.spans WHERE project = {project:String}
      AND (actor_id IN (${subjects('actor')}) OR hasAny(former_actors, (SELECT groupArray(subject) FROM (${subjects('actor')})))
        OR session_id IN (${subjects('session')}) OR hasAny(former_sessions, (SELECT groupArray(subject) FROM (${subjects('session')}))))
    UNION DISTINCT
    SELECT subject AS trace_id FROM (${subjects('trace')})`;
}
