-- Sums of features hardly become smaller, and comparisons wait for them to be unpacked.
ALTER TABLE almenara.sketch_hour MODIFY COLUMN IF EXISTS sums Array(Array(Float32)) CODEC(LZ4);
