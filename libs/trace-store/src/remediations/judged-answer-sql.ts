import { wordsOf } from './part-condition.js';

/** SQL of times that the answers of a statement lie in. */
const IN_RANGE = `start_time >= {since:DateTime64(6, 'UTC')} AND start_time < {until:DateTime64(6, 'UTC')}`;
const IS_ANSWER = `type = 'llm' AND output_excerpt != ''`;

const ANSWERS = `
    SELECT trace_id, span_id, start_time, actor_id AS own_actor, session_id AS own_session, input_excerpt,
        toString(model) AS model, toString(model_requested) AS model_requested,
        toString(model_answered) AS model_answered, toString(variant) AS variant,
        toString(index_version) AS index_version
    FROM almenara.spans FINAL
    WHERE project = {project:String} AND ${IN_RANGE} AND ${IS_ANSWER}`;

const TRACES = `
    SELECT trace_id, argMax((actor_id, session_id, CAST(index_versions, 'Array(String)')), version) AS newest,
        tupleElement(newest, 1) AS trace_actor, tupleElement(newest, 2) AS trace_session,
        tupleElement(newest, 3) AS trace_index_versions
    FROM almenara.traces
    PREWHERE project = {project:String}
    WHERE start_time >= {since:DateTime64(6, 'UTC')} - INTERVAL 1 DAY AND start_time < {until:DateTime64(6, 'UTC')}
    GROUP BY trace_id`;

// What the user asked, as the embedded prompts have it: what was searched for, else what the trace was given.
const QUESTIONS = `
    SELECT trace_id, argMaxIf(query, start_time, query != '') AS searched,
        anyIf(input_excerpt, parent_span_id = '') AS given
    FROM almenara.spans FINAL
    WHERE project = {project:String}
        AND start_time >= {since:DateTime64(6, 'UTC')} - INTERVAL 1 HOUR
        AND start_time < {until:DateTime64(6, 'UTC')} + INTERVAL 1 HOUR
        AND (query != '' OR parent_span_id = '')
    GROUP BY trace_id`;

/** SQL of the answers of a time with who asked what, by which parts and markers are told. */
export const ASKED_ANSWERS = `
    SELECT trace_id, span_id, start_time, model, model_requested, model_answered, variant, index_version,
        trace_index_versions,
        if(own_actor != '', own_actor, trace_actor) AS actor,
        if(own_session != '', own_session, trace_session) AS session,
        ${wordsOf(`multiIf(searched != '', searched, given != '', given, input_excerpt)`)} AS asked
    FROM (${ANSWERS}) AS answers
    LEFT JOIN (${TRACES}) AS traces USING (trace_id)
    LEFT JOIN (${QUESTIONS}) AS questions USING (trace_id)`;
