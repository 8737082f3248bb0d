import type { DeadLetterRow, LedgerStoreRow, ScoreRow, SpanRow } from '../rows.js';

let nextVersion = 1;

/** A whole span row: an LLM call of one second that began at noon of 2026-03-01 and worked. */
export function spanRow(told: Partial<SpanRow> = {}): SpanRow {
  return {
    project: 'shop',
    start_time: '2026-03-01 12:00:00.000000',
    trace_id: 't1',
    span_id: 's1',
    version: String(nextVersion++),
    is_deleted: 0,
    start_known: 1,
    end_time: null,
    latency_ms: null,
    parent_span_id: '',
    name: '',
    type: 'span',
    status: 'unset',
    model: '',
    provider: '',
    variant: '',
    prompt_name: '',
    prompt_version: '',
    environment: '',
    release: '',
    session_id: '',
    actor_id: '',
    tags: [],
    input_tokens: null,
    output_tokens: null,
    total_tokens: null,
    cache_read_tokens: null,
    cache_write_tokens: null,
    reasoning_tokens: null,
    usage_source: '',
    input_cost: null,
    output_cost: null,
    total_cost: null,
    cost_currency: '',
    cost_source: '',
    time_to_first_token_ms: null,
    document_count: 0,
    convention: '',
    model_requested: '',
    model_answered: '',
    variant_sent: '',
    status_message: '',
    finish_reasons: [],
    input_excerpt: '',
    output_excerpt: '',
    query: '',
    input: '',
    output: '',
    documents: '',
    parameters: '',
    tools: '',
    metadata: '',
    embeddings: '',
    span_events: '',
    attributes: '',
    revisions: '',
    ...told,
  };
}

export function scoreRow(told: Partial<ScoreRow> = {}): ScoreRow {
  return {
    project: 'shop',
    id: 'score-1',
    version: String(nextVersion++),
    at: '2026-03-01 12:01:00.000000',
    name: 'groundedness',
    value: 0.5,
    label: '',
    source: 'evaluator',
    trace_id: 't1',
    span_id: '',
    session_id: '',
    actor_id: '',
    evaluator: '',
    evaluator_version: '',
    explanation: '',
    evidence: '',
    metadata: '',
    ...told,
  };
}

export function ledgerRow(told: Partial<LedgerStoreRow> = {}): LedgerStoreRow {
  return {
    project: 'shop',
    sender: 'app-1',
    sequence: 1,
    part: 0,
    version: String(nextVersion++),
    declared: 1,
    stored: 1,
    dead_lettered: 0,
    rejected: 0,
    received_at: '2026-03-01 12:00:00.000',
    dead_letters: [],
    ...told,
  };
}

export function deadLetterRow(told: Partial<DeadLetterRow> = {}): DeadLetterRow {
  return {
    project: 'shop',
    id: 'letter-1',
    version: String(nextVersion++),
    at: new Date().toISOString().slice(0, 23).replace('T', ' '),
    reason: 'is not valid',
    door: '/v1/batch',
    sender: 'app-1',
    sequence: 3,
    content: '{}',
    state: 'open',
    replay: '',
    ...told,
  };
}
