-- Version of the index that the documents of an answer came from, as the app says it. A trace holds those of its spans.
ALTER TABLE almenara.spans ADD COLUMN IF NOT EXISTS index_version LowCardinality(String);
ALTER TABLE almenara.traces ADD COLUMN IF NOT EXISTS index_versions Array(LowCardinality(String));
