import { categoryBucketSql } from './features.js';
import { inHours } from './hour-range.js';

// A text that several encoders read has one language.
export const LANGUAGE_EVENTS = `
    SELECT hour, tupleElement(told, 1) AS word, tupleElement(told, 2) AS bag, tupleElement(told, 4) AS probability,
        trace_id, span_id, start_time, source,
        cityHash64(trace_id, span_id, told) AS identity
    FROM
    (
        SELECT toUInt32(toStartOfHour(time)) AS hour, trace_id, span_id,
            argMin((language, bag, version, inclusion_probability), encoder) AS told,
            min(time) AS start_time, toString(min(actor_hash)) AS source
        FROM almenara.vectors FINAL
        WHERE project = {project:String} AND stream = 'prompt' AND language != '' AND ${inHours('time')}
        GROUP BY hour, trace_id, span_id
    )`;

export const LANGUAGE_PAIRS = `
SELECT hour, bag, identity, probability, [('language', ${categoryBucketSql('word')})] AS pairs
FROM (${LANGUAGE_EVENTS})`;

export const LANGUAGE_IDENTITIES = `SELECT hour, identity FROM (${LANGUAGE_EVENTS})`;
