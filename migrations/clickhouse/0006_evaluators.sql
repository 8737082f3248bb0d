-- What an evaluator read, as a digest, and the chance with which the answer was picked to be scored; 0 when the pick
-- had none, as a person's own choice. Rates weigh by the inverse and leave out what has no chance.
ALTER TABLE almenara.scores ADD COLUMN IF NOT EXISTS input_hash String CODEC(ZSTD(1));
ALTER TABLE almenara.scores ADD COLUMN IF NOT EXISTS inclusion_probability Float64 CODEC(ZSTD(1));
ALTER TABLE almenara.scores ADD INDEX IF NOT EXISTS input_hash_bloom input_hash TYPE bloom_filter(0.001) GRANULARITY 1;
ALTER TABLE almenara.scores ADD INDEX IF NOT EXISTS at_range at TYPE minmax GRANULARITY 1;

-- Ids of the documents that the span retrieved, in order: which documents stand under which answers is asked often,
-- and their texts are long.
ALTER TABLE almenara.spans ADD COLUMN IF NOT EXISTS document_ids Array(String)
    DEFAULT arrayFilter(id -> id != '', arrayMap(document -> document.1, JSONExtract(documents, 'Array(Tuple(id String))')))
    CODEC(ZSTD(1));
