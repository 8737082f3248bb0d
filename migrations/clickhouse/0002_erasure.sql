-- Who is erased, as salted hashes: events of an actor or session that came or happened until erased_at are dropped on
-- arrival, those of a trace for ever. 'sessionScores' keeps out scores that judge a session as a whole.
CREATE TABLE IF NOT EXISTS almenara.tombstones
(
    project LowCardinality(String),
    kind LowCardinality(String),
    subject String CODEC(ZSTD(1)),
    salt LowCardinality(String),
    erased_at DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(erased_at)
ORDER BY (project, kind, subject)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Whom an erasure under way is about, in plain; removed at its end. Mutations name their rows by reading these tables,
-- because the text of a mutation stays on disk.
CREATE TABLE IF NOT EXISTS almenara.erasure_subjects
(
    project LowCardinality(String),
    erasure String,
    kind LowCardinality(String),
    subject String,
    requested_at DateTime64(3, 'UTC') DEFAULT now64(3)
)
ENGINE = MergeTree
ORDER BY (project, erasure)
SETTINGS old_parts_lifetime = 5, fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS almenara.erasure_traces
(
    project LowCardinality(String),
    erasure String,
    trace_id String,
    requested_at DateTime64(3, 'UTC') DEFAULT now64(3)
)
ENGINE = MergeTree
ORDER BY (project, erasure, trace_id)
SETTINGS old_parts_lifetime = 5, fsync_after_insert = 1, fsync_part_directory = 1;

-- Actors and sessions that were said of a span besides the one that holds: the span is theirs as well.
ALTER TABLE almenara.spans ADD COLUMN IF NOT EXISTS former_actors Array(String) CODEC(ZSTD(1));
ALTER TABLE almenara.spans ADD COLUMN IF NOT EXISTS former_sessions Array(String) CODEC(ZSTD(1));

ALTER TABLE almenara.ledger ADD COLUMN IF NOT EXISTS erased UInt32;

-- 1 when the texts of the row were cleared because they are older than the project keeps them.
ALTER TABLE almenara.spans ADD COLUMN IF NOT EXISTS content_cleared UInt8;
ALTER TABLE almenara.traces ADD COLUMN IF NOT EXISTS content_cleared UInt8;
ALTER TABLE almenara.scores ADD COLUMN IF NOT EXISTS content_cleared UInt8;
