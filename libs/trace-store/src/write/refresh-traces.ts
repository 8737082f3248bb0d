import { TRACE_ITSELF } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';
import { CORRECTNESS_SETTINGS, settingsClause } from '../engine/statement-settings.js';

const TRACES_PER_STATEMENT = 1000;

/**
 * Recomputes the rows of traces from their spans. The version is that of the newest span, so a recomputation
 * that saw fewer spans loses against one that saw more, whichever is written last. All spans of a trace come
 * through one partition of the log.
 */
export async function refreshTraces(
  connection: TraceStoreConnection,
  project: string,
  traceIds: readonly string[],
  logPartition: number,
): Promise<void> {
  const distinct = [...new Set(traceIds)];
  for (let first = 0; first < distinct.length; first += TRACES_PER_STATEMENT) {
    const traces = distinct.slice(first, first + TRACES_PER_STATEMENT);
    await connection.command(SQL, { project, traces, logPartition });
  }
}

// The root is the earliest span without a parent, else the earliest one. What is told of the trace itself goes before
// it, and is counted as a span only while there is no other. Tokens and money are counted on model
// calls below which no model call counts the same again; only if there are none, the outermost total counts.
const SQL = `
INSERT INTO almenara.traces
    (project, trace_id, log_partition, version, start_time, end_time, latency_ms, name, status, span_count, error_count,
     document_count, types, models, providers, variants, index_versions, prompts, tags, environment, release, session_id,
     actor_id, input_tokens, output_tokens, total_tokens, total_cost, cost_currency, input_excerpt, output_excerpt)
WITH
    live AS
    (
        SELECT *
        FROM
        (
            SELECT trace_id, span_id, start_time, version, is_deleted, end_time, parent_span_id, name, type, status,
                model, provider, variant, index_version, prompt_name, prompt_version, environment, release, session_id,
                actor_id, tags, input_tokens, output_tokens, total_tokens, total_cost, cost_currency, document_count,
                input_excerpt, output_excerpt
            FROM almenara.spans
            PREWHERE project = {project:String} AND trace_id IN {traces:Array(String)}
            ORDER BY version DESC, is_deleted ASC
            LIMIT 1 BY trace_id, span_id
        )
        WHERE is_deleted = 0
    ),
    outer_calls AS
    (
        SELECT trace_id, parent_span_id
        FROM live
        WHERE type IN ('llm', 'embedding')
            AND (total_tokens IS NOT NULL OR input_tokens IS NOT NULL OR output_tokens IS NOT NULL)
    ),
    span_id != '${TRACE_ITSELF}' AS is_span,
    countIf(is_span) AS span_number,
    if(span_number > 0, argMinIf(status, place, is_span), argMin(status, place)) AS root_status,
    (is_span, parent_span_id != '', start_time, span_id) AS place,
    type IN ('llm', 'embedding') AND (trace_id, span_id) NOT IN outer_calls AS counts
SELECT
    {project:String},
    trace_id,
    {logPartition:UInt16},
    max(version),
    if(span_number > 0, minIf(start_time, is_span), min(start_time)) AS first_start,
    max(end_time),
    if(max(end_time) IS NULL, NULL,
        greatest(0, dateDiff('microsecond', first_start, assumeNotNull(max(end_time)))) / 1000),
    argMinIf(name, place, is_span OR name != ''),
    multiIf(root_status != 'unset', root_status,
        countIf(status = 'error') > 0, 'error', countIf(status = 'ok') > 0, 'ok', 'unset'),
    greatest(span_number, 1),
    countIf(status = 'error'),
    max(document_count),
    arraySort(if(span_number > 0, groupUniqArrayIf(type, is_span), groupUniqArray(type))),
    arraySort(if(span_number > 0, groupUniqArrayIf(model, is_span AND model != ''),
        groupUniqArrayIf(model, model != ''))),
    arraySort(groupUniqArrayIf(provider, provider != '')),
    arraySort(if(span_number > 0, groupUniqArrayIf(variant, is_span AND variant != ''),
        groupUniqArrayIf(variant, variant != ''))),
    arraySort(groupUniqArrayIf(index_version, index_version != '')),
    arraySort(groupUniqArrayIf(if(prompt_version = '', prompt_name, concat(prompt_name, ':', prompt_version)), prompt_name != '')),
    arraySort(groupUniqArrayArray(tags)),
    argMinIf(environment, place, environment != ''),
    argMinIf(release, place, release != ''),
    argMinIf(session_id, place, session_id != ''),
    argMinIf(actor_id, place, actor_id != ''),
    if(countIf(counts AND input_tokens IS NOT NULL) > 0, sumIf(input_tokens, counts), argMinIf(input_tokens, place, input_tokens IS NOT NULL)),
    if(countIf(counts AND output_tokens IS NOT NULL) > 0, sumIf(output_tokens, counts), argMinIf(output_tokens, place, output_tokens IS NOT NULL)),
    if(countIf(counts AND total_tokens IS NOT NULL) > 0, sumIf(total_tokens, counts), argMinIf(total_tokens, place, total_tokens IS NOT NULL)),
    multiIf(uniqExactIf(cost_currency, counts AND total_cost IS NOT NULL) > 1, NULL,
        countIf(counts AND total_cost IS NOT NULL) > 0, sumIf(total_cost, counts),
        argMinIf(total_cost, place, total_cost IS NOT NULL)),
    argMinIf(cost_currency, place, cost_currency != ''),
    argMinIf(input_excerpt, place, input_excerpt != ''),
    argMinIf(output_excerpt, place, output_excerpt != '')
FROM live
GROUP BY trace_id
${settingsClause(CORRECTNESS_SETTINGS)}`;
