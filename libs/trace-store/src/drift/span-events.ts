import { bagSql } from './bag-sql.js';
import { categoryBucketSql, numberBinSql } from './features.js';
import { inHours } from './hour-range.js';
import { tracesOf } from './traces-of.js';

const IS_RETRIEVAL = "(type = 'retriever' OR document_count > 0)";
const IS_EVENT = `(type IN ('llm', 'tool') OR ${IS_RETRIEVAL})`;

/** SQL of the spans of the hours that are events, with the actor and session of each: its own, else its trace's. */
export function spanEvents(columns: string): string {
  const spans = `FROM almenara.spans FINAL
        WHERE project = {project:String} AND ${inHours('start_time')} AND ${IS_EVENT}`;
  return `
    SELECT *, toUInt32(toStartOfHour(start_time)) AS hour,
        if(own_actor != '', own_actor, trace_actor) AS actor, if(own_session != '', own_session, trace_session) AS session,
        ${bagSql('actor', 'session', 'trace_id')} AS bag,
        cityHash64(trace_id, span_id, version, bag) AS identity
    FROM
    (
        SELECT trace_id, span_id, start_time, version, actor_id AS own_actor, session_id AS own_session${columns}
        ${spans}
    ) AS told
    LEFT JOIN
    (
        ${tracesOf(`SELECT trace_id ${spans} AND actor_id = ''`)}
    ) AS whole USING (trace_id)`;
}

const CALL = "type = 'llm'";
/** A text that was cleared or never sent has no length. */
const length = (column: string): string => `nullIf(length(${column}), 0)`;
const SIMILARITIES = `arrayMap(d -> assumeNotNull(d.1), arrayFilter(d -> isNotNull(d.1),
                JSONExtract(documents, 'Array(Tuple(score Nullable(Float64)))')))`;

/** Numbers of a span, null where it is no event of the stream. */
export const SPAN_NUMBERS = {
  latency: `if(${CALL}, latency_ms, NULL)`,
  input_tokens: `if(${CALL}, input_tokens, NULL)`,
  output_tokens: `if(${CALL}, output_tokens, NULL)`,
  cost: `if(${CALL}, total_cost, NULL)`,
  input_length: `if(${CALL}, ${length('input')}, NULL)`,
  output_length: `if(${CALL}, ${length('output')}, NULL)`,
  document_count: `if(${IS_RETRIEVAL}, document_count, NULL)`,
  retrieval_similarity: `if(${IS_RETRIEVAL}, arrayReduce('avgOrNull', ${SIMILARITIES}), NULL)`,
};
/** Words of a span, empty where it is no event of the stream. */
export const SPAN_WORDS = {
  model: `if(${CALL}, toString(model), '')`,
  finish_reason: `if(${CALL}, finish_reasons[1], '')`,
  error: `multiIf(NOT (${CALL}), '', status = 'error', 'error', 'ok')`,
  tool: "if(type = 'tool', toString(name), '')",
};

/** SQL of one of these words of all spans of the hours. */
export function selectSpanWords(word: string): string {
  return `SELECT ${word} AS word FROM almenara.spans FINAL WHERE project = {project:String} AND ${inHours('start_time')}`;
}

const names = (of: object): string =>
  `[${Object.keys(of)
    .map((stream) => `'${stream}'`)
    .join(', ')}]`;

/** SQL of the same with the streams that each is an event of, and its bin there. One expression a kind: planning long ones costs more than reading. */
export const SPAN_PAIRS = `
SELECT hour, bag, identity, 1 AS probability,
    arrayConcat(
        arrayMap((stream, x) -> if(x IS NULL, ('', toUInt8(0)), (stream, ${numberBinSql('assumeNotNull(x)')})), ${names(SPAN_NUMBERS)}, numbers),
        arrayMap((stream, word) -> if(word = '', ('', toUInt8(0)), (stream, ${categoryBucketSql('word')})), ${names(SPAN_WORDS)}, words)
    ) AS pairs
FROM (${spanEvents(`,
            CAST([${Object.values(SPAN_NUMBERS).join(', ')}] AS Array(Nullable(Float64))) AS numbers,
            [${Object.values(SPAN_WORDS).join(', ')}] AS words`)})`;

export const SPAN_IDENTITIES = `SELECT hour, identity FROM (${spanEvents('')})`;
