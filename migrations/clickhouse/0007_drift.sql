-- One row per embedded text: of a span, in a stream, by an encoder; `part` counts the documents of a retrieval. The
-- version is when it was written, in milliseconds: read again later, a text replaces its row.
CREATE TABLE IF NOT EXISTS almenara.vectors
(
    project LowCardinality(String),
    stream LowCardinality(String),
    encoder LowCardinality(String),
    -- Start of the span.
    time DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    trace_id String CODEC(ZSTD(1)),
    span_id String CODEC(ZSTD(1)),
    part UInt16,
    version UInt64 CODEC(Delta, ZSTD(1)),
    is_deleted UInt8,
    bag UInt8,
    -- Of the actor, else the session, else the trace: who is one source of events.
    actor_hash UInt64 CODEC(ZSTD(1)),
    -- ISO 639-1; empty when it could not be told.
    language LowCardinality(String),
    inclusion_probability Float64 CODEC(ZSTD(1)),
    -- A unit vector, each part times 127.
    vector Array(Int8) CODEC(ZSTD(1)),
    INDEX trace_id_bloom trace_id TYPE bloom_filter(0.001) GRANULARITY 1,
    INDEX version_range version TYPE minmax GRANULARITY 1
)
ENGINE = ReplacingMergeTree(version, is_deleted)
PARTITION BY toYYYYMM(time)
ORDER BY (project, stream, encoder, time, trace_id, span_id, part)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- One row per hour of a stream: how many events each bag had and the sum of their features. Recomputed whole from the
-- rows it stands for, never added to; an hour that lost its events is a row without bags.
CREATE TABLE IF NOT EXISTS almenara.sketch_hour
(
    project LowCardinality(String),
    stream LowCardinality(String),
    -- Empty where nothing is embedded.
    encoder LowCardinality(String),
    hour DateTime('UTC') CODEC(Delta, ZSTD(1)),
    -- When it was computed, in milliseconds.
    version UInt64 CODEC(Delta, ZSTD(1)),
    -- What the rows looked like that it was computed from: where this differs, the hour is computed again.
    source UInt64 CODEC(ZSTD(1)),
    events UInt32,
    -- Of the events that took place, those counted here; below 1 where the stream was sampled.
    sampled_share Float64 CODEC(ZSTD(1)),
    bags Array(UInt8) CODEC(ZSTD(1)),
    counts Array(UInt32) CODEC(ZSTD(1)),
    sums Array(Array(Float32)) CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(hour)
ORDER BY (project, stream, encoder, hour)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- One row per judged hour of a stream: the cells as they were when it was judged, and what came of it. Judged once; a
-- replay reads these and nothing else. Written again only to take out what was erased.
CREATE TABLE IF NOT EXISTS almenara.judged_hours
(
    project LowCardinality(String),
    stream LowCardinality(String),
    encoder LowCardinality(String),
    hour DateTime('UTC') CODEC(Delta, ZSTD(1)),
    version UInt64 CODEC(Delta, ZSTD(1)),
    judged_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    -- 'judged', or why not.
    state LowCardinality(String),
    events UInt32,
    log_evidence Float64 CODEC(ZSTD(1)),
    log_statistic Float64 CODEC(ZSTD(1)),
    -- Logarithm of the alarm line that held.
    log_alarm Float64 CODEC(ZSTD(1)),
    effect Nullable(Float64) CODEC(ZSTD(1)),
    effect_low Nullable(Float64) CODEC(ZSTD(1)),
    effect_high Nullable(Float64) CODEC(ZSTD(1)),
    -- First hour of the change that the evidence speaks of.
    since Nullable(DateTime('UTC')) CODEC(ZSTD(1)),
    alarm UInt8,
    -- The evidence began anew with this hour: its reference was chosen again, or its incident was closed.
    restarted UInt8,
    bags Array(UInt8) CODEC(ZSTD(1)),
    counts Array(UInt32) CODEC(ZSTD(1)),
    sums Array(Array(Float32)) CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(hour)
ORDER BY (project, stream, encoder, hour)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
