import { SCORE_STREAM_PREFIX } from '@almenara/contract';
import { NOT_APPLICABLE } from '../reading/score-outcome.js';
import { bagSql } from './bag-sql.js';
import { categoryBucketSql, numberBinSql } from './features.js';
import { inHours } from './hour-range.js';
import { tracesOf } from './traces-of.js';
import { DOCUMENT_USE } from './sketch-sources.js';

/** What an evaluator or a person chose to judge has no chance, and would tell of the choice; what users say has none either, and counts. */
const IS_CHOSEN = "(inclusion_probability = 0 AND source IN ('evaluator', 'human'))";

/**
 * SQL of the scores of spans and traces of the hours: a score is an event of the hour in which began what it judges. The
 * newest row of each by hand, for the same reason as of traces: only those of the traces of the hours are read.
 */
export function scoreEvents(columns: string): string {
  const spans = `FROM almenara.spans FINAL WHERE project = {project:String} AND ${inHours('start_time')}`;
  return `
    SELECT *, if(span_id = '', trace_start, span_start) AS start_time, toUInt32(toStartOfHour(start_time)) AS hour,
        multiIf(judged_actor != '', judged_actor, trace_actor != '', trace_actor, own_actor) AS actor,
        multiIf(judged_session != '', judged_session, trace_session != '', trace_session, own_session) AS session,
        ${bagSql('actor', 'session', 'trace_id')} AS bag,
        if(inclusion_probability > 0, inclusion_probability, 1) AS probability,
        cityHash64(id, version, hour, bag) AS identity
    FROM
    (
        SELECT id, version, trace_id, span_id, name, value, label, source, inclusion_probability, actor_id AS own_actor,
            session_id AS own_session${columns}
        FROM almenara.scores
        PREWHERE project = {project:String} AND trace_id IN (SELECT trace_id ${spans})
        ORDER BY version DESC
        LIMIT 1 BY id
    ) AS said
    LEFT JOIN
    (
        SELECT trace_id, span_id, start_time AS span_start, actor_id AS judged_actor, session_id AS judged_session ${spans}
    ) AS judged USING (trace_id, span_id)
    LEFT JOIN
    (
        ${tracesOf(`SELECT trace_id ${spans}`)}
    ) AS whole USING (trace_id)
    WHERE ${inHours('start_time')} AND NOT ${IS_CHOSEN} AND (value IS NOT NULL OR label NOT IN ('', '${NOT_APPLICABLE}'))`;
}

export const OF_USE = `name = '${DOCUMENT_USE}' AND value IS NOT NULL`;
const NOTHING = "('', toUInt8(0))";

/** SQL of the ranks of the documents that an answer made use of. */
export const USED_RANKS = `arrayMap(d -> d.1, arrayFilter(d -> d.2 > 0, JSONExtract(if(name = '${DOCUMENT_USE}', metadata, ''), 'documents', 'Array(Tuple(rank Float64, value Float64))')))`;

export const SCORE_PAIRS = `
SELECT hour, bag, identity, probability,
    [
        (concat('${SCORE_STREAM_PREFIX}', name), if(value IS NULL, ${categoryBucketSql('label')}, ${numberBinSql('assumeNotNull(value)')})),
        if(${OF_USE}, ('unused_document_share', ${numberBinSql('round(1 - assumeNotNull(value), 6)')}), ${NOTHING}),
        if(${OF_USE} AND notEmpty(used), ('retrieval_rank', ${numberBinSql('arrayMin(used)')}), ${NOTHING})
    ] AS pairs
FROM (${scoreEvents(`,
            ${USED_RANKS} AS used`)})`;

export const SCORE_IDENTITIES = `SELECT hour, identity FROM (${scoreEvents('')})`;
