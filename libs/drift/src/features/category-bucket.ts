/**
 * Buckets of a category; also the width of its feature map, the indicator of its bucket. ClickHouse computes the bucket
 * as `cityHash64(value) % 64` where it sums the sketches, so that it is computed in one place only. Two categories of
 * one bucket are seen as one: a shift between them alone is not found; with 8 categories one pair or more meets in 36 %
 * of streams.
 */
export const CATEGORY_BUCKETS = 64;
