import type { MonitorDefinition } from '@almenara/contract';
import { bagSql, sourceSql } from '../drift/bag-sql.js';
import { tracesOf } from '../drift/traces-of.js';
import { answerConditions } from '../reading/answer-conditions.js';
import type { Conditions } from '../reading/filter-conditions.js';
import { TRACES_WITH_TEXT } from '../queries/text-in-traces.js';
import { windowOf, type WindowRange } from './window-range.js';

export type Segment = MonitorDefinition['segment'];

/** Which model calls a monitor is about. */
export function segmentConditions(segment: Segment, { from, to }: WindowRange): Conditions {
  const iso = (time: number): string => new Date(time).toISOString();
  return answerConditions({ ...segment, from: iso(from), to: iso(to) }, TRACES_WITH_TEXT);
}

/**
 * SQL of model calls in the range with their window, user and bag: the actor of the call, else of its trace, else the
 * session, else the trace.
 */
export function answersOfSegment(conditions: string, columns: string): string {
  const spans = `FROM almenara.spans FINAL
        WHERE project = {project:String}
            AND type = 'llm'
            ${conditions}`;
  return `
    SELECT *, if(own_actor != '', own_actor, trace_actor) AS actor,
        if(own_session != '', own_session, trace_session) AS session,
        ${sourceSql('actor', 'session', 'trace_id')} AS user, ${bagSql('actor', 'session', 'trace_id')} AS bag
    FROM
    (
        SELECT trace_id, span_id, ${windowOf('start_time')} AS window, actor_id AS own_actor,
            session_id AS own_session${columns}
        ${spans}
    ) AS told
    LEFT JOIN
    (
        ${tracesOf(`SELECT trace_id ${spans} AND actor_id = ''`)}
    ) AS whole USING (trace_id)`;
}
