-- One row per span (project, trace_id, span_id), whole and merged. A row that changed its start_time leaves a
-- deleted row under the old one. Narrow columns come first; the long texts are read only by id.
CREATE TABLE IF NOT EXISTS almenara.spans
(
    project LowCardinality(String),
    start_time DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    trace_id String CODEC(ZSTD(1)),
    span_id String CODEC(ZSTD(1)),
    version UInt64 CODEC(Delta, ZSTD(1)),
    is_deleted UInt8,
    -- 0 while only the time of recording is known; start_time holds that then.
    start_known UInt8,
    end_time Nullable(DateTime64(6, 'UTC')) CODEC(ZSTD(1)),
    latency_ms Nullable(Float64) CODEC(ZSTD(1)),
    parent_span_id String CODEC(ZSTD(1)),
    name LowCardinality(String),
    type LowCardinality(String),
    status LowCardinality(String),
    -- The model that answered, else the one requested.
    model LowCardinality(String),
    provider LowCardinality(String),
    -- The app's own variant, else model@prompt:version.
    variant LowCardinality(String),
    prompt_name LowCardinality(String),
    prompt_version LowCardinality(String),
    environment LowCardinality(String),
    release LowCardinality(String),
    session_id String CODEC(ZSTD(1)),
    actor_id String CODEC(ZSTD(1)),
    tags Array(LowCardinality(String)),
    input_tokens Nullable(UInt64) CODEC(ZSTD(1)),
    output_tokens Nullable(UInt64) CODEC(ZSTD(1)),
    total_tokens Nullable(UInt64) CODEC(ZSTD(1)),
    cache_read_tokens Nullable(UInt64) CODEC(ZSTD(1)),
    cache_write_tokens Nullable(UInt64) CODEC(ZSTD(1)),
    reasoning_tokens Nullable(UInt64) CODEC(ZSTD(1)),
    usage_source LowCardinality(String),
    input_cost Nullable(Float64) CODEC(ZSTD(1)),
    output_cost Nullable(Float64) CODEC(ZSTD(1)),
    total_cost Nullable(Float64) CODEC(ZSTD(1)),
    cost_currency LowCardinality(String),
    cost_source LowCardinality(String),
    time_to_first_token_ms Nullable(Float64) CODEC(ZSTD(1)),
    document_count UInt32,
    convention LowCardinality(String),
    model_requested LowCardinality(String),
    model_answered LowCardinality(String),
    variant_sent LowCardinality(String),
    -- JSON texts; empty means absent.
    status_message String CODEC(ZSTD(1)),
    finish_reasons Array(String) CODEC(ZSTD(1)),
    input_excerpt String CODEC(ZSTD(1)),
    output_excerpt String CODEC(ZSTD(1)),
    query String CODEC(ZSTD(1)),
    input String CODEC(ZSTD(1)),
    output String CODEC(ZSTD(1)),
    documents String CODEC(ZSTD(1)),
    parameters String CODEC(ZSTD(1)),
    tools String CODEC(ZSTD(1)),
    metadata String CODEC(ZSTD(1)),
    embeddings String CODEC(ZSTD(1)),
    span_events String CODEC(ZSTD(1)),
    attributes String CODEC(ZSTD(1)),
    -- When each field was said, as the merge needs it to decide against events still to come.
    revisions String CODEC(ZSTD(1)),
    INDEX trace_id_bloom trace_id TYPE bloom_filter(0.0001) GRANULARITY 1,
    INDEX version_range version TYPE minmax GRANULARITY 1
)
ENGINE = ReplacingMergeTree(version, is_deleted)
PARTITION BY toYYYYMM(start_time)
ORDER BY (project, start_time, trace_id, span_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- One row per trace, recomputed from its spans after each insert; never added to.
CREATE TABLE IF NOT EXISTS almenara.traces
(
    project LowCardinality(String),
    trace_id String CODEC(ZSTD(1)),
    version UInt64 CODEC(Delta, ZSTD(1)),
    start_time DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    end_time Nullable(DateTime64(6, 'UTC')) CODEC(ZSTD(1)),
    latency_ms Nullable(Float64) CODEC(ZSTD(1)),
    name LowCardinality(String),
    status LowCardinality(String),
    span_count UInt32,
    error_count UInt32,
    document_count UInt32,
    types Array(LowCardinality(String)),
    models Array(LowCardinality(String)),
    providers Array(LowCardinality(String)),
    variants Array(LowCardinality(String)),
    prompts Array(LowCardinality(String)),
    tags Array(LowCardinality(String)),
    environment LowCardinality(String),
    release LowCardinality(String),
    session_id String CODEC(ZSTD(1)),
    actor_id String CODEC(ZSTD(1)),
    input_tokens Nullable(UInt64) CODEC(ZSTD(1)),
    output_tokens Nullable(UInt64) CODEC(ZSTD(1)),
    total_tokens Nullable(UInt64) CODEC(ZSTD(1)),
    total_cost Nullable(Float64) CODEC(ZSTD(1)),
    cost_currency LowCardinality(String),
    input_excerpt String CODEC(ZSTD(1)),
    output_excerpt String CODEC(ZSTD(1)),
    INDEX version_range version TYPE minmax GRANULARITY 1
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (project, trace_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- One row per score id. The version is (at, hash of the content), so that the latest said wins in any order of arrival.
CREATE TABLE IF NOT EXISTS almenara.scores
(
    project LowCardinality(String),
    id String CODEC(ZSTD(1)),
    version UInt128,
    at DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    name LowCardinality(String),
    value Nullable(Float64),
    label LowCardinality(String),
    source LowCardinality(String),
    trace_id String CODEC(ZSTD(1)),
    span_id String CODEC(ZSTD(1)),
    session_id String CODEC(ZSTD(1)),
    actor_id String CODEC(ZSTD(1)),
    evaluator LowCardinality(String),
    evaluator_version LowCardinality(String),
    explanation String CODEC(ZSTD(1)),
    evidence String CODEC(ZSTD(1)),
    metadata String CODEC(ZSTD(1)),
    INDEX trace_id_bloom trace_id TYPE bloom_filter(0.001) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (project, id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- One row per part of a numbered request: what the sender declared and what became of it.
CREATE TABLE IF NOT EXISTS almenara.ledger
(
    project LowCardinality(String),
    sender String CODEC(ZSTD(1)),
    sequence UInt64,
    part UInt32,
    version UInt64,
    declared UInt32,
    stored UInt32,
    dead_lettered UInt32,
    rejected UInt32,
    received_at DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (project, sender, sequence, part)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- What senders dropped themselves: their running totals, the largest counts.
CREATE TABLE IF NOT EXISTS almenara.losses
(
    project LowCardinality(String),
    sender String CODEC(ZSTD(1)),
    reason LowCardinality(String),
    count UInt64
)
ENGINE = ReplacingMergeTree(count)
ORDER BY (project, sender, reason)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Accepted events that could not be stored. The id is a hash of the content: sent again, it is the same one.
CREATE TABLE IF NOT EXISTS almenara.dead_letters
(
    project LowCardinality(String),
    id String,
    version UInt64,
    at DateTime64(3, 'UTC'),
    reason String,
    door LowCardinality(String),
    sender String,
    sequence UInt64,
    content String CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (project, id)
TTL toDateTime(at) + INTERVAL 7 DAY
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
