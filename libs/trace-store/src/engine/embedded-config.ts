/**
 * Caches and merges sized for a laptop: the engine's defaults are for a large server (5 GB of marks alone).
 * `old_parts_lifetime` is short so that erased rows leave the disk within seconds, and so is the pause of the cleaner,
 * which grows to five minutes by default while it finds nothing to do.
 * Write buffers grow as needed: at their full size the many columns of a span take a gigabyte while a part is rewritten.
 */
export function embeddedConfig(memoryLimitBytes: number): string {
  return `<clickhouse>
  <max_server_memory_usage>${Math.floor(memoryLimitBytes)}</max_server_memory_usage>
  <mark_cache_size>67108864</mark_cache_size>
  <index_mark_cache_size>16777216</index_mark_cache_size>
  <primary_index_cache_size>67108864</primary_index_cache_size>
  <compiled_expression_cache_size>16777216</compiled_expression_cache_size>
  <query_condition_cache_size>10485760</query_condition_cache_size>
  <text_index_header_cache_size>16777216</text_index_header_cache_size>
  <text_index_postings_cache_size>33554432</text_index_postings_cache_size>
  <text_index_tokens_cache_size>16777216</text_index_tokens_cache_size>
  <vector_similarity_index_cache_size>67108864</vector_similarity_index_cache_size>
  <background_pool_size>2</background_pool_size>
  <background_schedule_pool_size>2</background_schedule_pool_size>
  <max_thread_pool_size>200</max_thread_pool_size>
  <merge_tree>
    <merge_max_block_size>1024</merge_max_block_size>
    <merge_max_block_size_bytes>2097152</merge_max_block_size_bytes>
    <enable_vertical_merge_algorithm>1</enable_vertical_merge_algorithm>
    <vertical_merge_algorithm_min_rows_to_activate>1</vertical_merge_algorithm_min_rows_to_activate>
    <vertical_merge_algorithm_min_columns_to_activate>1</vertical_merge_algorithm_min_columns_to_activate>
    <min_columns_to_activate_adaptive_write_buffer>1</min_columns_to_activate_adaptive_write_buffer>
    <old_parts_lifetime>5</old_parts_lifetime>
    <cleanup_delay_period>2</cleanup_delay_period>
    <max_cleanup_delay_period>5</max_cleanup_delay_period>
  </merge_tree>
</clickhouse>
`;
}
