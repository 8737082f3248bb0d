export interface ReadLimits {
  readonly maxSeconds: number;
  readonly maxBytes: number;
}

export const DEFAULT_READ_LIMITS: ReadLimits = { maxSeconds: 15, maxBytes: 700_000_000 };

/**
 * The engine's cache of granules that no row of a condition matched gives wrong answers (seen in 26.7): a filter
 * that it pushes into a subquery is remembered under the subquery's own PREWHERE, and later reads with the same
 * PREWHERE find nothing. Belongs on every statement that reads, also on INSERT … SELECT.
 */
export const CORRECTNESS_SETTINGS: Readonly<Record<string, number>> = { use_query_condition_cache: 0 };

/** Every read is bounded in time and memory, and reads numbers the same way from every version of ClickHouse. */
export function readSettings(limits: ReadLimits): Record<string, number> {
  return {
    max_execution_time: limits.maxSeconds,
    max_memory_usage: limits.maxBytes,
    // 64-bit numbers come as JSON numbers: what may exceed 2^53 (versions) is cast with toString in the SQL.
    output_format_json_quote_64bit_integers: 0,
    // Not-a-number becomes null: unknown, as everywhere.
    output_format_json_quote_denormals: 0,
    do_not_merge_across_partitions_select_final: 1,
    ...CORRECTNESS_SETTINGS,
  };
}

/** One block, written before the answer, and strict about names and nulls, so that a mistake cannot pass unseen. */
export const INSERT_SETTINGS: Readonly<Record<string, number>> = {
  async_insert: 0,
  input_format_parallel_parsing: 0,
  input_format_skip_unknown_fields: 0,
  input_format_null_as_default: 0,
  // Events may carry times of two hundred years; a refusal would stop the log for everyone.
  max_partitions_per_insert_block: 0,
};

export function settingsClause(settings: Readonly<Record<string, number>>): string {
  const pairs = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  return `SETTINGS ${pairs.join(', ')}`;
}
