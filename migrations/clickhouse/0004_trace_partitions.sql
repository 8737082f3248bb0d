-- Versions grow within a partition of the log only: who follows changes needs to know whose version it is.
ALTER TABLE almenara.traces ADD COLUMN IF NOT EXISTS log_partition UInt16 DEFAULT 0;
