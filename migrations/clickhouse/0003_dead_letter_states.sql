-- What became of a dead letter: 'open', 'failed_again' after a replay that was refused too, or 'stored', which has
-- no content any more. The replay is the one that decided it last.
ALTER TABLE almenara.dead_letters ADD COLUMN IF NOT EXISTS state LowCardinality(String) DEFAULT 'open';
ALTER TABLE almenara.dead_letters ADD COLUMN IF NOT EXISTS replay String DEFAULT '';

-- Stored letters stay: the ledger counts by them.
ALTER TABLE almenara.dead_letters MODIFY TTL toDateTime(at) + INTERVAL 7 DAY DELETE WHERE state != 'stored';

-- The letters that `dead_lettered` counts, so that those stored later count as stored.
ALTER TABLE almenara.ledger ADD COLUMN IF NOT EXISTS dead_letters Array(String) CODEC(ZSTD(1));

-- When a sender first told each of its running totals. Of equal totals the earliest has the highest version.
CREATE TABLE IF NOT EXISTS almenara.loss_reports
(
    project LowCardinality(String),
    sender String CODEC(ZSTD(1)),
    reason LowCardinality(String),
    count UInt64,
    version UInt64,
    received_at DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (project, sender, reason, count)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Records of protocols that number no requests: what they brought cannot be proven complete. The place in the log
-- is the identity: a request sent twice counts twice.
CREATE TABLE IF NOT EXISTS almenara.unnumbered_records
(
    project LowCardinality(String),
    received_at DateTime64(3, 'UTC'),
    log_partition UInt32,
    version UInt64,
    door LowCardinality(String),
    events UInt32
)
ENGINE = ReplacingMergeTree
ORDER BY (project, received_at, log_partition, version)
TTL toDateTime(received_at) + INTERVAL 7 DAY
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
