-- How often something was redacted from the span before it was stored, by field and kind, as JSON; empty when nothing was.
ALTER TABLE almenara.spans ADD COLUMN IF NOT EXISTS redactions String CODEC(ZSTD(1));
