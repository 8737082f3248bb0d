import type { TraceSummary } from '@almenara/contract';
import type { TraceRow } from '../rows.js';
import { toIsoTime } from '../time.js';
import { knownWord } from './known.js';

export type TraceScore = TraceSummary['scores'][number];

export function toTraceSummary(row: TraceRow, scores: readonly TraceScore[]): TraceSummary {
  return {
    traceId: row.trace_id,
    name: row.name,
    startTime: toIsoTime(row.start_time),
    endTime: row.end_time === null ? null : toIsoTime(row.end_time),
    latencyMs: row.latency_ms,
    status: row.status as TraceSummary['status'],
    spanCount: row.span_count,
    errorCount: row.error_count,
    documentCount: row.document_count,
    types: row.types,
    models: row.models,
    providers: row.providers,
    tags: row.tags,
    environment: knownWord(row.environment),
    release: knownWord(row.release),
    // With several variants in one trace none of them is the trace's own.
    variant: row.variants.length === 1 ? knownWord(row.variants[0]!) : null,
    indexVersions: row.index_versions,
    sessionId: knownWord(row.session_id),
    actorId: knownWord(row.actor_id),
    inputExcerpt: row.input_excerpt,
    outputExcerpt: row.output_excerpt,
    usage: { input: row.input_tokens, output: row.output_tokens, total: row.total_tokens },
    cost: { total: row.total_cost, currency: knownWord(row.cost_currency) },
    scores: [...scores],
  };
}
